package io.drover.cli.text;

/** What a piece of text means to its reader; on a terminal with colours, how it looks. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The text, wrapped in the ANSI sequence (ECMA-48, SGR) of this tone. */
    String dress(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}

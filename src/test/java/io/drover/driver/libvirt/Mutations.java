package io.drover.driver.libvirt;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes texts as damage, malice and other versions of libvirt would; the same seed always changes them in the same way. */
final class Mutations {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "-1",
            "0",
            "99999999999999999999",
            "9223372036854775807",
            "NaN",
            "0x",
            "../../etc/passwd",
            "&lt;",
            "&amp;",
            "&x;",
            "\u0000",
            "\uD800",
            "\u202E",
            "'",
            "\"",
            "<",
            ">",
            "]]>",
            "<!--",
            "<![CDATA[<disk>]]>",
            "%s%n",
            "0-99999999,^5");
    private static final List<String> DOCTYPES = List.of(
            "<!DOCTYPE %s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE %s [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;'>]>",
            "<!DOCTYPE %s SYSTEM 'http://127.0.0.1:9/x.dtd'>");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern VALUE = Pattern.compile("'[^']*'|(?<=>)[^<>]+(?=</)");
    private static final Pattern ELEMENT = Pattern.compile("<[a-z]+[^<>]*/>|<([a-z]+)[^<>]*>[^<>]*</\\1>");

    private final Random chance;

    Mutations(long seed) {
        this.chance = new Random(seed);
    }

    /** The text with one to three changes. */
    String of(String text) {
        String changed = text;
        for (int left = 1 + chance.nextInt(3); left > 0; left--) {
            changed = once(changed);
        }
        return changed;
    }

    /** The text with one of its values replaced by something nasty. */
    String value(String text) {
        return replaced(text, VALUE, found -> found.startsWith("'") ? "'" + nasty() + "'" : nasty());
    }

    /** The text with a document type that would make a careless parser read files or grow. */
    String doctype(String text) {
        String root = WORD.matcher(text).results().findFirst().orElseThrow().group();
        return DOCTYPES.get(chance.nextInt(DOCTYPES.size())).formatted(root) + value(text);
    }

    private String once(String text) {
        return switch (chance.nextInt(8)) {
            case 0 -> value(text);
            case 1 -> replaced(text, WORD, word -> word.substring(1));
            case 2 -> replaced(text, ELEMENT, element -> "");
            case 3 -> replaced(text, ELEMENT, element -> element + element);
            case 4 -> text.substring(0, chance.nextInt(text.length() + 1));
            case 5 -> character(text);
            case 6 -> deeper(text);
            default -> replaced(text, WORD, word -> nasty());
        };
    }

    private String character(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = chance.nextInt(text.length());
        return text.substring(0, at) + (char) chance.nextInt(0x250) + text.substring(at + 1);
    }

    private String deeper(String text) {
        int depth = 1 << chance.nextInt(11);
        return replaced(text, ELEMENT, element -> "<a>".repeat(depth) + element + "</a>".repeat(depth));
    }

    private String nasty() {
        return NASTY.get(chance.nextInt(NASTY.size()));
    }

    private String replaced(String text, Pattern pattern, UnaryOperator<String> change) {
        var found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text;
        }
        var chosen = found.get(chance.nextInt(found.size()));
        return text.substring(0, chosen.start()) + change.apply(chosen.group()) + text.substring(chosen.end());
    }
}

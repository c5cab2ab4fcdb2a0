package io.drover.driver.dom0;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to an answer on its way, or what a hostile host makes of it; repeatable from a seed. */
public final class Damage {
    private static final String ALPHABET = "@| rcd:0179-=\"'{}[]\\/<>\t\r\0\u2028\uD800,.xlvma";

    private Damage() {}

    /** Lines of which some are lost, doubled, cut short or strange. */
    public static List<String> ofLines(List<String> whole, SplittableRandom chance) {
        var lines = new ArrayList<>(whole);
        int at = chance.nextInt(lines.size());
        switch (chance.nextInt(5)) {
            case 0 -> lines.subList(at, lines.size()).clear();
            case 1 -> lines.remove(at);
            case 2 -> lines.add(at, lines.get(at));
            case 3 -> lines.add(at, noise(chance).replace("\n", "").replace("\r", ""));
            default -> {
                var cut = lines.get(at);
                lines.set(at, cut.substring(0, chance.nextInt(cut.length() + 1)));
                lines.subList(at + 1, lines.size()).clear();
            }
        }
        return lines;
    }

    /** A text of which some characters are changed, added, repeated or lost. */
    public static String ofCharacters(String whole, SplittableRandom chance) {
        var text = new StringBuilder(whole);
        for (int i = chance.nextInt(8); i >= 0; i--) {
            int at = chance.nextInt(text.length());
            switch (chance.nextInt(4)) {
                case 0 -> text.setCharAt(at, ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
                case 1 -> text.insert(at, noise(chance));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + chance.nextInt(400))));
                default -> text.delete(at, Math.min(text.length(), at + chance.nextInt(40)));
            }
        }
        return text.toString();
    }

    private static String noise(SplittableRandom chance) {
        var noise = new StringBuilder();
        for (int i = chance.nextInt(30); i >= 0; i--) {
            noise.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return noise.toString();
    }
}

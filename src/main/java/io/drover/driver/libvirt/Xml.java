package io.drover.driver.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** One element of what libvirt describes in XML, read so that the text cannot make us load anything else. */
record Xml(Element element) {
    /** libvirt's documents are some ten elements deep; what is deeper would be read by recursion. */
    private static final String DEEPEST = "100";

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is not well formed, has a document type, or is not of that kind
     */
    static Xml parse(String text, String rootName) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            Element root =
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            if (!root.getTagName().equals(rootName)) {
                throw new IllegalArgumentException(
                        "libvirt described a <" + root.getTagName() + ">, not a <" + rootName + ">");
            }
            return new Xml(root);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("libvirt's <" + rootName + "> cannot be read: " + e.getMessage(), e);
        }
    }

    /** All elements below this one that a path of names leads to, in their order. */
    List<Xml> all(String... path) {
        List<Xml> found = List.of(this);
        for (String name : path) {
            List<Xml> next = new ArrayList<>();
            for (Xml xml : found) {
                for (Node node = xml.element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element child && child.getTagName().equals(name)) {
                        next.add(new Xml(child));
                    }
                }
            }
            found = next;
        }
        return found;
    }

    /** The first element that a path leads to. */
    Optional<Xml> first(String... path) {
        return all(path).stream().findFirst();
    }

    /** The text of the first element that a path leads to, unless it is empty. */
    Optional<String> text(String... path) {
        return first(path).map(xml -> xml.element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** An attribute, unless it is missing or empty. */
    Optional<String> attribute(String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    /** The names of all elements right below this one. */
    List<String> children() {
        List<String> names = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                names.add(child.getTagName());
            }
        }
        return names;
    }

    /** Whether there is text between the elements right below this one. */
    boolean hasTextOfItsOwn() {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text text && !text.getData().isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The names of all attributes. */
    Set<String> attributes() {
        Set<String> names = new TreeSet<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    /** The text of the first element that a path leads to; without it, the description cannot be trusted. */
    String required(String... path) {
        return text(path).orElseThrow(() -> missing("<" + String.join("/", path) + ">"));
    }

    /** An attribute without which the description cannot be trusted. */
    String requiredAttribute(String name) {
        return attribute(name).orElseThrow(() -> missing("the attribute " + name));
    }

    private IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("libvirt's <" + element.getTagName() + "> lacks " + what);
    }

    /**
     * A size in bytes; libvirt counts in KiB where no unit is said.
     *
     * @throws IllegalArgumentException if it is none
     */
    Optional<Long> bytes(String... path) {
        return first(path).map(Xml::size);
    }

    private static long size(Xml xml) {
        String text = xml.element.getTextContent().strip();
        long unit = unit(xml.attribute("unit").orElse("KiB"));
        long number = Long.parseLong(text);
        if (number < 0 || number > Long.MAX_VALUE / unit) {
            throw new IllegalArgumentException("libvirt's <" + xml.element.getTagName() + "> is " + text + ", no size");
        }
        return number * unit;
    }

    /** A text that may stand in an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }

    private static long unit(String name) {
        return switch (name) {
            case "b", "bytes" -> 1;
            case "KB" -> 1_000;
            case "k", "KiB" -> 1L << 10;
            case "MB" -> 1_000_000;
            case "M", "MiB" -> 1L << 20;
            case "GB" -> 1_000_000_000;
            case "G", "GiB" -> 1L << 30;
            case "TB" -> 1_000_000_000_000L;
            case "T", "TiB" -> 1L << 40;
            default -> throw new IllegalArgumentException("libvirt counts in '" + name + "', an unknown unit");
        };
    }

    /** Throws instead of printing to standard error. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.FaultException;
import java.util.ArrayList;
import java.util.List;

/// A statement cut into words, quoted values and signs, read from the front.
final class Tokens {
    private final List<Token> tokens;
    private int position;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    private enum Kind {
        WORD,
        TEXT,
        SIGN,
        END
    }

    private record Token(Kind kind, String text) {}

    static Tokens of(String statement) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < statement.length()) {
            char c = statement.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'') {
                at = quoted(statement, at + 1, tokens);
            } else if (isWord(c)) {
                int end = at;
                while (end < statement.length() && isWord(statement.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, statement.substring(at, end)));
                at = end;
            } else {
                boolean two = (c == '<' || c == '>') && at + 1 < statement.length() && statement.charAt(at + 1) == '=';
                tokens.add(new Token(Kind.SIGN, statement.substring(at, at + (two ? 2 : 1))));
                at += two ? 2 : 1;
            }
        }
        tokens.add(new Token(Kind.END, "<EOF>"));
        return new Tokens(tokens);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == ':' || c == '+';
    }

    private static int quoted(String statement, int from, List<Token> tokens) {
        StringBuilder value = new StringBuilder();
        int at = from;
        while (at < statement.length() && statement.charAt(at) != '\'') {
            if (statement.charAt(at) == '\\' && at + 1 < statement.length()) {
                at++;
            }
            value.append(statement.charAt(at));
            at++;
        }
        if (at >= statement.length()) {
            throw FaultException.unparsableQuery("Lexical error: the quote is never closed");
        }
        tokens.add(new Token(Kind.TEXT, value.toString()));
        return at + 1;
    }

    /// Takes the next word if it is this one, in any case.
    boolean takeWord(String word) {
        Token next = tokens.get(position);
        if (next.kind() == Kind.WORD && next.text().equalsIgnoreCase(word)) {
            position++;
            return true;
        }
        return false;
    }

    boolean takeSign(String sign) {
        Token next = tokens.get(position);
        if (next.kind() == Kind.SIGN && next.text().equals(sign)) {
            position++;
            return true;
        }
        return false;
    }

    void requireWord(String word) {
        if (!takeWord(word)) {
            throw encountered(word);
        }
    }

    void requireSign(String sign) {
        if (!takeSign(sign)) {
            throw encountered(sign);
        }
    }

    String word(String expected) {
        Token next = tokens.get(position);
        if (next.kind() != Kind.WORD) {
            throw encountered(expected);
        }
        position++;
        return next.text();
    }

    String sign(String expected) {
        Token next = tokens.get(position);
        if (next.kind() != Kind.SIGN) {
            throw encountered(expected);
        }
        position++;
        return next.text();
    }

    /// A quoted value, or a bare number or boolean.
    String value() {
        Token next = tokens.get(position);
        boolean bare = next.kind() == Kind.WORD && next.text().matches("(?i)true|false|[-+]?[0-9]+(\\.[0-9]+)?");
        if (next.kind() != Kind.TEXT && !bare) {
            throw encountered("a value in single quotes");
        }
        position++;
        return next.text();
    }

    boolean atEnd() {
        return tokens.get(position).kind() == Kind.END;
    }

    FaultException encountered(String expected) {
        return FaultException.unparsableQuery(
                "Encountered \"" + tokens.get(position).text() + "\" where " + expected + " was expected");
    }
}

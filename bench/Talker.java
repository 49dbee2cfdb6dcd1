import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** One connection of somebody to Prosody: it signs in, enters rooms and hears what is written there. */
final class Talker implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern ID = Pattern.compile(" id='([^']+)'");

    /** What to do with each message that comes, at once. */
    interface Listener {
        void heard(Talker by, String message, long at);
    }

    private final String who;
    private final Listener listener;
    private final Socket socket;
    private final InputStream in;
    private volatile boolean closed;

    Talker(int port, String who, List<String> rooms, Listener listener) throws IOException {
        this.who = who;
        this.listener = listener;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        signIn();
        for (String room : rooms) {
            enter(room);
        }
        socket.setSoTimeout(0);
        Thread.startVirtualThread(this::hear);
    }

    String who() {
        return who;
    }

    boolean isClosed() {
        return closed;
    }

    void write(String room, String message, String words) throws IOException {
        send("<message to='%s@%s' type='groupchat' id='%s'><body>%s</body></message>"
                .formatted(room, Prosody.ROOMS, message, words));
    }

    private void signIn() throws IOException {
        String stream =
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='%s'>"
                        .formatted(Prosody.HOST);
        byte[] secret = ("\0" + who + "\0" + Prosody.PASSWORD).getBytes(StandardCharsets.US_ASCII);
        send(stream);
        await("</stream:features");
        send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(secret) + "</auth>");
        await("<success");
        send(stream);
        await("</stream:features");
        send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        await("</iq");
    }

    /** Without what was written there before. */
    private void enter(String room) throws IOException {
        send(
                "<presence to='%s@%s/%s'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>"
                        .formatted(room, Prosody.ROOMS, who));
        await("<status code='110'"); // that one is in it oneself
    }

    private synchronized void send(String stanza) throws IOException {
        socket.getOutputStream().write(stanza.getBytes(StandardCharsets.UTF_8));
    }

    private void await(String word) throws IOException {
        while (!tag().contains(word)) {
            // what else comes meanwhile, such as who is there, is nothing to us
        }
    }

    private void hear() {
        String message = "";
        try {
            while (true) {
                String tag = tag();
                if (tag.startsWith("<message ")) {
                    var id = ID.matcher(tag);
                    message = tag.contains(" type='groupchat'") && id.find() ? id.group(1) : "";
                } else if (tag.endsWith("</message") && !message.isEmpty()) {
                    listener.heard(this, message, System.nanoTime());
                }
            }
        } catch (IOException e) {
            closed = true;
        }
    }

    /** Up to the end of the next tag, with the text before it; Prosody writes no other closing bracket. */
    private String tag() throws IOException {
        StringBuilder tag = new StringBuilder();
        for (int c = in.read(); c != '>'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(who + " was cut off after " + tag);
            }
            tag.append((char) c);
        }
        return tag.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

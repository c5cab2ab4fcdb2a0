import errno, os, signal, socket, sys
address, hello, reply, seconds, first, last = sys.argv[1:7]
family, kind, proto, name, where = socket.getaddrinfo(address, None, 0, socket.SOCK_STREAM)[0]
listener = None
why = "no port"
for port in range(int(first), int(last) + 1):
    candidate = socket.socket(family, socket.SOCK_STREAM)
    try:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        candidate.bind((where[0], port) + where[2:])
        candidate.listen(8)
        listener = candidate
        break
    except OSError as error:
        candidate.close()
        why = error.strerror
        if error.errno != errno.EADDRINUSE:
            break
if listener is None:
    print("refused " + why)
    sys.exit(0)
if os.fork() > 0:
    print("listening %d" % port)
    sys.stdout.flush()
    os._exit(0)
os.setsid()
null = os.open(os.devnull, os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(null, stream)
signal.alarm(int(seconds))
while True:
    connection = listener.accept()[0]
    try:
        connection.settimeout(3)
        heard = b""
        while b"\n" not in heard and len(heard) < 200:
            part = connection.recv(100)
            if not part:
                break
            heard += part
        if heard == hello.encode() + b"\n":
            connection.sendall(reply.encode() + b"\n")
            connection.close()
            os._exit(0)
    except OSError:
        pass
    connection.close()

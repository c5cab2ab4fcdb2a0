import socket, sys
address, port, hello = sys.argv[1:4]
try:
    connection = socket.create_connection((address, int(port)), 5)
    connection.settimeout(5)
    connection.sendall(hello.encode() + b"\n")
    heard = b""
    while b"\n" not in heard and len(heard) < 200:
        part = connection.recv(100)
        if not part:
            break
        heard += part
    print("answered " + heard.decode("ascii", "replace").strip())
except OSError as error:
    print("failed " + (error.strerror or str(error)))

use strict;
use Errno;
use IO::Socket::IP;
use POSIX ();
my ($address, $hello, $reply, $seconds, $first, $last) = @ARGV;
my ($listener, $port);
my $why = "no port";
for my $candidate ($first .. $last) {
    $listener = IO::Socket::IP->new(
        LocalHost => $address, LocalPort => $candidate, Type => SOCK_STREAM, Listen => 8, ReuseAddr => 1);
    if ($listener) { $port = $candidate; last; }
    my $taken = $!{EADDRINUSE};
    $why = "$!" || "$@";
    last unless $taken;
}
if (!$listener) { print "refused $why\n"; exit 0; }
$| = 1;
my $child = fork();
die "fork: $!" unless defined $child;
if ($child) { print "listening $port\n"; POSIX::_exit(0); }
POSIX::setsid();
open(STDIN, "<", "/dev/null");
open(STDOUT, ">", "/dev/null");
open(STDERR, ">", "/dev/null");
$SIG{PIPE} = "IGNORE";
alarm($seconds);
while (my $connection = $listener->accept()) {
    my $heard = "";
    my $ready = "";
    vec($ready, fileno($connection), 1) = 1;
    while ($heard !~ /\n/ && length($heard) < 200 && select(my $now = $ready, undef, undef, 3)) {
        last unless sysread($connection, $heard, 100, length($heard));
    }
    if ($heard eq "$hello\n") {
        syswrite($connection, "$reply\n");
        close($connection);
        POSIX::_exit(0);
    }
    close($connection);
}

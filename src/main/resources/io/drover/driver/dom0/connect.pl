use strict;
use IO::Socket::IP;
my ($address, $port, $hello) = @ARGV;
$SIG{PIPE} = "IGNORE";
$SIG{ALRM} = sub { print "failed timed out\n"; exit 0; };
alarm(8);
my $connection = IO::Socket::IP->new(PeerHost => $address, PeerPort => $port, Type => SOCK_STREAM, Timeout => 5);
if (!$connection) { print "failed ", ("$!" || "$@"), "\n"; exit 0; }
syswrite($connection, "$hello\n");
my $heard = "";
while ($heard !~ /\n/ && length($heard) < 200) {
    last unless sysread($connection, $heard, 100, length($heard));
}
$heard =~ s/\s+$//;
print "answered $heard\n";

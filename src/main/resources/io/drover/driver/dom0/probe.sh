# Takes the facts of a Dom0, Linux or FreeBSD. It is fed to /bin/sh -s, after lines that set the positional parameters to a
# label and a path for each path that is to be looked up, and DROVER_ASKED to all labels. It changes nothing.
#
# Each section is a line "@@ drover NAME", lines of content that each begin with "|", and "@@ rc CODE lines NUMBER".
# NAME is the command, for an operator to repeat. Empty lines of content are left out. What may hang is started in a
# group of its own under a time limit; a group that is cut off leaves a section without its end, and "@@ over CODE".
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin
DROVER_NL='
'
# The text is split at line ends by the shell itself, since each process more costs on a busy host.
DROVER_WORDS='
tell() {
    drover_rc=$1
    set -f
    IFS=$DROVER_NL
    set -- $2
    [ $# -eq 0 ] || printf "|%s\n" "$@"
    unset IFS
    set +f
    printf "@@ rc %s lines %s\n" "$drover_rc" "$#"
}
say() {
    printf "@@ drover %s\n" "$1"
    shift
    drover_out=$("$@" 2>&1 </dev/null)
    tell "$?" "$drover_out"
}
'
export LC_ALL PATH DROVER_NL DROVER_WORDS
eval "$DROVER_WORDS"

group() {
    drover_limit=$1
    shift
    if command -v timeout >/dev/null 2>&1; then
        timeout -k 2 "$drover_limit" /bin/sh -s "$@" 2>/dev/null
    else
        /bin/sh -s "$@" 2>/dev/null
    fi
    printf '@@ over %s\n' "$?"
}

say 'date +%s.%N (first)' date +%s.%N
printf '@@ drover asked\n'
tell 0 "$DROVER_ASKED"
say 'uname -sr' uname -sr
DROVER_OS=FreeBSD
[ -d /proc/sys/kernel ] && DROVER_OS=Linux
DROVER_XEN=/usr/local/etc/xen
[ "$DROVER_OS" = Linux ] && DROVER_XEN=/etc/xen
export DROVER_OS DROVER_XEN

# Small files, all by one process; those that are missing are told as such.
if [ "$DROVER_OS" = Linux ]; then
    say files grep -aH '' /etc/os-release /proc/sys/kernel/random/boot_id /proc/sys/kernel/hostname \
        /sys/class/dmi/id/product_uuid /proc/mounts /etc/fstab /etc/xen/xl.conf \
        /etc/default/xendomains /etc/sysconfig/xendomains /etc/libvirt/libxl.conf /etc/libvirt/libxl-lockd.conf \
        /sys/devices/system/clocksource/clocksource0/current_clocksource /run/systemd/shutdown/scheduled \
        /proc/[0-9]*/comm
    # The file tells each processor; the first is enough.
    printf '@@ drover /proc/cpuinfo\n'
    drover_model=
    { while IFS=: read -r drover_key drover_value; do
        case $drover_key in
        'model name'*) drover_model=${drover_value# } && break ;;
        esac
    done </proc/cpuinfo; } 2>/dev/null
    tell 0 "$drover_model"
else
    say files grep -aH '' /etc/fstab /etc/rc.conf /etc/rc.conf.local /boot/loader.conf /boot/loader.conf.local \
        /usr/local/etc/xen/xl.conf /usr/local/etc/libvirt/libxl.conf /usr/local/etc/libvirt/libxl-lockd.conf
    say 'ps -axo pid=,comm=' ps -axo pid=,comm=
    say sysctl sysctl kern.boottime kern.hostname kern.hostuuid hw.model vm.max_wired vm.max_user_wired
    say 'limits -U root' limits -U root
fi

# What is there by name alone.
printf '@@ drover names\n'
drover_names=
for drover_name in /run/systemd/timesync/synchronized /var/run/nologin /sys/class/net/*/bridge \
    /etc/systemd/system/*.wants/*mount /etc/systemd/system/*.requires/*mount \
    /usr/libexec/xen-qemu-system-* /usr/libexec/xen/bin/qemu-system-* /usr/lib/xen*/bin/qemu-system-* \
    /usr/lib64/xen/bin/qemu-system-* /usr/local/lib/xen/bin/qemu-system-* \
    /usr/bin/qemu-system-i386 /usr/bin/qemu-system-x86_64 /usr/local/bin/qemu-system-i386 /usr/local/bin/qemu-system-x86_64; do
    if [ -e "$drover_name" ] || [ -h "$drover_name" ]; then
        drover_names=$drover_names$DROVER_NL$drover_name
    fi
done
tell 0 "$drover_names"

group 20 <<'DROVER_GROUP'
eval "$DROVER_WORDS"
say 'xl info' xl info
say 'xl list -v -c' xl list -v -c
say 'xl list -l' xl list -l
say 'xl cpupool-list' xl cpupool-list
say 'xenstore-ls /local/domain/0/backend' xenstore-ls /local/domain/0/backend
# Of several versions of the tools, those of the hypervisor that runs.
{ read -r major </sys/hypervisor/version/major && read -r minor </sys/hypervisor/version/minor; } 2>/dev/null
for dir in "/usr/lib/xen-$major.$minor/bin" /usr/lib/xen-default/bin /usr/lib/xen/bin /usr/libexec/xen/bin /usr/local/lib/xen/bin; do
    [ -x "$dir/xen-cpuid" ] && { PATH=$dir:$PATH; break; }
done
say 'xen-cpuid -p' xen-cpuid -p
DROVER_GROUP

group 15 <<'DROVER_GROUP'
eval "$DROVER_WORDS"
if [ "$DROVER_OS" = Linux ]; then
    say 'ip -j -d link' ip -j -d link
    say 'bridge definitions' grep -rsE \
        -e '^[[:space:]]*(auto|allow-auto|allow-hotplug|iface)[[:space:]]' \
        -e '^(Name|Kind|interface-name|type|autoconnect|DEVICE|TYPE|ONBOOT|BRIDGE|STARTMODE)=' \
        -e '^[[:space:]]*["A-Za-z0-9_.-]+:[[:space:]]*$' \
        /etc/network/interfaces /etc/network/interfaces.d /etc/systemd/network /etc/NetworkManager/system-connections \
        /etc/netplan /etc/sysconfig/network-scripts /etc/sysconfig/network
    # A bridge may also be made by a service that starts at boot, or by a script that such a service starts.
    set --
    for bridge in /sys/class/net/*/bridge; do
        bridge=${bridge%/bridge}
        [ -d "$bridge/bridge" ] && set -- "$@" -e "${bridge##*/}"
    done
    files=/dev/null
    for file in /etc/systemd/system/*.wants/*.service /etc/systemd/system/*.requires/*.service \
        /usr/lib/systemd/system/*.wants/*.service /etc/libvirt/qemu/networks/autostart/*.xml; do
        [ -f "$file" ] && files=$files$DROVER_NL$file
    done
    [ -x /etc/rc.local ] && files=$files$DROVER_NL/etc/rc.local
    IFS=$DROVER_NL
    set -f
    for file in $(grep -shoE '^ExecStart(Pre|Post)?=[-@:+!]*/(etc|opt|root|srv|usr/local)/[^[:space:]]+' -- $files); do
        file=/${file#*/}
        [ -f "$file" ] && files=$files$DROVER_NL$file
    done
    [ $# -gt 0 ] || set -- -e /dev/null
    say 'units that name a bridge' grep -sHIFw -m 50 "$@" -- $files
    unset IFS
    set +f
    if [ -d /run/systemd/system ]; then
        say 'systemctl show' systemctl show -p Id -p LoadState -p ActiveState -p UnitFileState -p WantedBy -p RequiredBy \
            -p TriggeredBy libvirtd.service libvirtd.socket libvirtd-lab.service virtxend.service virtxend.socket \
            virtlockd.service virtlockd.socket sanlock.service xendomains.service xen.service xenstored.service \
            xenstored.socket xenconsoled.service
    fi
    for comm in /proc/[0-9]*/comm; do
        name=
        { read -r name <"$comm"; } 2>/dev/null
        pid=${comm%/comm}
        case $name in
        virtlockd) say "ls -l $pid/fd" ls -l "$pid/fd" ;;
        sanlock) [ -n "$sanlock" ] || say 'sanlock client status' sanlock client status; sanlock=told ;;
        chronyd) [ -n "$clock" ] || say 'chronyc -n tracking' chronyc -n tracking; clock=told ;;
        ntpd | ntpsec) [ -n "$clock" ] || say 'ntpq -pn' ntpq -pn; clock=told ;;
        esac
    done
else
    say 'ifconfig -a' ifconfig -a
    say 'ntpq -pn' ntpq -pn
fi
DROVER_GROUP

# The directory may be anywhere, and what is in it may lead to storage that hangs.
group 10 <<'DROVER_GROUP'
eval "$DROVER_WORDS"
auto=$DROVER_XEN/auto
for conf in /etc/default/xendomains /etc/sysconfig/xendomains; do
    [ -r "$conf" ] || continue
    while read -r line; do
        case $line in
        XENDOMAINS_AUTO=*)
            auto=${line#*=}
            auto=${auto#[\"\']}
            auto=${auto%%[\"\' ]*}
            ;;
        esac
    done <"$conf"
done
printf '@@ drover boot files\n'
set --
files=$auto
for file in "$auto"/* /etc/libvirt/libxl/autostart/*.xml /usr/local/etc/libvirt/libxl/autostart/*.xml; do
    if [ -e "$file" ] || [ -h "$file" ]; then
        set -- "$@" "$file"
        files=$files$DROVER_NL$file
    fi
done
tell 0 "$files"
if [ $# -gt 0 ]; then
    say 'boot guests' grep -HE '^[[:space:]]*(name|uuid)[[:space:]]*=|^  <(name|uuid)>' -- "$@"
fi
DROVER_GROUP

group 10 <<'DROVER_GROUP'
eval "$DROVER_WORDS"
if [ "$DROVER_OS" = FreeBSD ]; then
    say 'mount -p' mount -p
    say 'df -k -P' df -k -P
else
    set --
    while read -r source target type rest; do
        # A file system in memory counts where it may lie over something: not where every system has one.
        case $type:$target in
        tmpfs:/dev/* | tmpfs:/run | tmpfs:/run/* | tmpfs:/sys/*) continue ;;
        esac
        case $type in
        proc | sysfs | devtmpfs | devpts | ramfs | cgroup | cgroup2 | securityfs | pstore | bpf | autofs | xenfs | debugfs | \
            tracefs | configfs | mqueue | hugetlbfs | fusectl | efivarfs | binfmt_misc | rpc_pipefs | nsfs | selinuxfs | squashfs | \
            overlay | fuse.*fs-fuse | fuse.portal | fuse.lxcfs) ;;
        # Spaces and the like stand there in octal.
        *) set -- "$@" "$(printf %b "$target")" ;;
        esac
    done </proc/mounts
    say 'df -P -k' df -P -k -- "$@"
fi
DROVER_GROUP

[ $# -eq 0 ] || group 10 "$@" <<'DROVER_GROUP'
eval "$DROVER_WORDS"
printf '@@ drover paths\n'
seen=
devices=
i=$#
# Of each pair, the label is told and the path stays.
while [ "$i" -gt 0 ]; do
    state=absent
    [ -e "$2" ] && state=present
    case $2 in /dev/*) [ -b "$2" ] || [ -c "$2" ] && devices=yes ;; esac
    [ -b "$2" ] && devices=yes
    seen=$seen$DROVER_NL"$1 $state"
    set -- "$@" "$2"
    shift 2
    i=$((i - 2))
done
tell 0 "$seen"
if [ "$DROVER_OS" = Linux ]; then
    say stat stat -L -c '= %t:%T %i %s %m|%F' -- "$@"
    [ -z "$devices" ] || say 'block devices' grep -s '' /sys/block/*/dev /sys/block/*/size /sys/block/*/wwid /sys/block/*/serial \
        /sys/block/*/device/wwid /sys/block/*/device/serial /sys/block/*/dm/name /sys/block/*/dm/uuid \
        /sys/block/*/*/partition /sys/block/*/*/dev /sys/block/*/*/size
else
    say stat stat -L -f '= 0:0 %i %z |%HT' -- "$@"
    say 'df of paths' df -k -P -- "$@"
    [ -z "$devices" ] || say 'geom disk list' geom disk list
fi
if [ -n "$devices" ] && [ "$DROVER_OS" = Linux ]; then
    iscsi=
    for link in /dev/disk/by-path/*-iscsi-*; do
        [ -h "$link" ] && iscsi=yes
    done
    if [ -n "$iscsi" ]; then
        say 'ls -l /dev/disk/by-path' ls -l /dev/disk/by-path
    else
        printf '@@ drover ls -l /dev/disk/by-path\n'
        tell 0 ''
    fi
fi
DROVER_GROUP

say 'date +%s.%N (last)' date +%s.%N
printf '@@ drover end\n'

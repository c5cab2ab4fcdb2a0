# shellcheck shell=bash
# Runs on a Xen host: prints in lines what virsh and xl say of it and of its guests. One virsh for all guests, since starting a process is
# what takes time there.
export LIBVIRT_DEFAULT_URI=xen:///system LC_ALL=C
host=$(hostname)
bridges=$(for b in /sys/class/net/*/bridge; do [ -e "$b" ] && basename "$(dirname "$b")"; done | sort | paste -sd,)
# libvirt tells no patch level of Xen, so none is compared.
xen=$(xl info | awk '$1 == "xen_major" { major = $3 } $1 == "xen_minor" { minor = $3 } $1 == "free_memory" { free = $3 } END { print major "." minor, free }')
echo "free ${xen#* }"
virsh -q 'version --daemon; nodeinfo; pool-list --all' | awk -v host="$host" -v bridges="$bridges" -v xen="${xen% *}" '
  /^Running against daemon/ { libvirt = $NF }
  /^Memory size/ { mib = int($3 / 1024) } /^CPU\(s\)/ { threads = $2 }
  $2 == "active" || $2 == "inactive" { pools[$1] = 1 }
  END {
    first = "local" in pools ? "local" : ""; second = "vm" in pools ? "vm" : ""
    printf "host %s xen %s libvirt %s memory %d MiB threads %d bridges %s pools %s,%s\n", host, xen, libvirt, mib, threads, bridges, first, second
  }'
xl list -v | awk -v host="$host" 'NR > 1 && $1 != "Domain-0" { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9a-f-]+$/ && length($i) == 36) print "xl", $1, host, $i, $3, $4 }'

# The kind of a guest is in its definition; everything else is asked.
kinds=$(grep -H '<type ' /etc/libvirt/libxl/*.xml 2>/dev/null | sed -E 's#^.*/([^/]*)\.xml:.*>(.*)</type>#\1 \2#' | paste -sd' ')
questions=$(virsh -q list --all --name | grep -vx -e Domain-0 -e '' | while read -r name; do printf 'dominfo %s; domblklist %s; domiflist %s; ' "$name" "$name" "$name"; done)
[ -z "$questions" ] || virsh -q "$questions" | awk -v host="$host" -v kinds="$kinds" '
  function flush() {
    if (value["UUID"] == "") return
    kind = type[value["Name"]]
    state = value["State"] == "running" || value["State"] == "idle" ? "RUNNING" : value["State"] == "shut off" ? "SHUT_OFF" : value["State"]
    printf "guest %s %s %s %s %d MiB vcpus %d %s persistent %s autostart %s%s%s\n", value["Name"], host, value["UUID"],
      kind == "xenpvh" ? "PVH" : kind == "linux" ? "PV" : "HVM", value["Used memory"] / 1024, value["CPU(s)"], state,
      value["Persistent"] == "yes" ? "true" : "false", value["Autostart"] == "enable" ? "true" : "false", disks, nics
    split("", value); disks = nics = ""
  }
  BEGIN { n = split(kinds, word, " "); for (i = 1; i < n; i += 2) type[word[i]] = word[i + 1] }
  /^Id:/ { flush() }
  /^[A-Z][^:]*:/ { key = $0; sub(/:.*/, "", key); text = $0; sub(/^[^:]*: */, "", text); value[key] = text; next }
  NF == 2 { disks = disks " " $1 "=" $2 }
  NF == 5 { nics = nics " " $5 "@" $3 }
  END { flush() }'

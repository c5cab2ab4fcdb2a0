package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import java.util.List;
import java.util.Map;

/** Every domain that Xen holds: the list, what each was made from, and the states of its disks, joined by the number. */
final class Domains {
    private Domains() {}

    static Observed<List<XenDomain>> read(Sections sections) {
        var configs = new XlConfig(sections);
        Observed<Map<Integer, List<VirtualDisk>>> disks = Backends.read(sections);
        return XlList.read(sections)
                .map(rows -> rows.stream()
                        .map(row -> new XenDomain(
                                row.domid(),
                                row.id(),
                                row.name(),
                                row.state(),
                                row.memoryBytes(),
                                row.vcpus(),
                                row.cpuTime(),
                                configs.of(row),
                                disks.map(all -> all.getOrDefault(row.domid(), List.of()))))
                        .toList());
    }
}

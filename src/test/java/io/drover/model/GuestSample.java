package io.drover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A guest in the making. */
public final class GuestSample {
    private final String name;
    private GuestId id;
    private GuestType type = GuestType.PVH;
    private long memory = Sample.GIB;
    private long maxMemory = Sample.GIB;
    private int vcpus = 1;
    private Condition condition = new Condition(GuestState.RUNNING, "running");
    private Definition definition = new Definition(true, false);
    private final List<Disk> disks = new ArrayList<>();
    private final List<Nic> nics = new ArrayList<>();
    private final List<PassedThrough> passedThrough = new ArrayList<>();
    private Observed<Boolean> job = Observed.known(false, "domjobinfo");
    private Observed<Load> load = Observed.known(new Load(8 * Sample.MIB, 64 * Sample.MIB), "past migrations");

    private Setup setup = new SetupSample().build();

    GuestSample(String name) {
        this.name = name;
        this.id = Sample.id(name);
        disks.add(Sample.disk("xvda", "/srv/guests/" + name + ".img"));
        nics.add(new Nic(macOf(id), Optional.of("xenbr0"), Optional.empty()));
    }

    private static String macOf(GuestId id) {
        long bits = id.value().getLeastSignificantBits();
        return "00:16:3e:%02x:%02x:%02x"
                .formatted(bits & 0x7f, bits >> 8 & 0xff, bits >> 16 & 0xff)
                .toLowerCase(Locale.ROOT);
    }

    /** Another identity than the one its name gives. */
    public GuestSample id(GuestId other) {
        id = other;
        return this;
    }

    /** How Xen virtualises it. */
    public GuestSample type(GuestType other) {
        type = other;
        return this;
    }

    /** Its memory, now and at most. */
    public GuestSample memory(long bytes) {
        return memory(bytes, bytes);
    }

    /** Its memory now, and what it may grow to. */
    public GuestSample memory(long bytes, long atMost) {
        memory = bytes;
        maxMemory = atMost;
        return this;
    }

    /** Its virtual processors. */
    public GuestSample vcpus(int number) {
        vcpus = number;
        return this;
    }

    /** What it is doing. */
    public GuestSample state(GuestState state) {
        condition =
                new Condition(state, state.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        return this;
    }

    /** What it is doing, in the host's own words. */
    public GuestSample saying(GuestState state, String said) {
        condition = new Condition(state, said);
        return this;
    }

    /** Not defined anywhere: gone once it is off. */
    public GuestSample fleeting() {
        definition = new Definition(false, false);
        return this;
    }

    /** Whether its host starts it at boot. */
    public GuestSample autostart() {
        definition = new Definition(true, true);
        return this;
    }

    /** One more drive. */
    public GuestSample disk(Disk disk) {
        disks.add(disk);
        return this;
    }

    /** No drives. */
    public GuestSample diskless() {
        disks.clear();
        return this;
    }

    /** One more NIC. */
    public GuestSample nic(Nic nic) {
        nics.add(nic);
        return this;
    }

    /** No NICs. */
    public GuestSample nicless() {
        nics.clear();
        return this;
    }

    /** One more physical device. */
    public GuestSample passedThrough(String bus, String address) {
        passedThrough.add(new PassedThrough(bus, address));
        return this;
    }

    /** Whether something else is under way with it. */
    public GuestSample job(Observed<Boolean> active) {
        job = active;
        return this;
    }

    /** How it writes to its memory. */
    public GuestSample load(Observed<Load> writes) {
        load = writes;
        return this;
    }

    /** How it was set up. */
    public GuestSample setup(Setup other) {
        setup = other;
        return this;
    }

    /** The guest. */
    public Guest build() {
        var devices = new Guest.Devices(disks, nics, passedThrough);
        return new Guest(id, name, type, memory, maxMemory, vcpus, condition, definition, devices, job, load, setup);
    }
}

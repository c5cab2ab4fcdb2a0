package io.drover.model;

/** The operating system of a Dom0: it decides which command mends what. */
public enum Os {
    LINUX,
    FREEBSD
}

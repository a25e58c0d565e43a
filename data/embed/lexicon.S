// The compiled lexicon as read-only data of the program; lexicon.bin is found on the assembler's include path.
    .section .rodata
    .global guanxi_lexicon_blob
    .balign 64
guanxi_lexicon_blob:
    .incbin "lexicon.bin"
    .type guanxi_lexicon_blob, %object
    .size guanxi_lexicon_blob, . - guanxi_lexicon_blob
    .section .note.GNU-stack, "", %progbits

// The trained tagger as read-only data of the program; tagger.bin is found on the assembler's include path.
    .section .rodata
    .global guanxi_tagger_begin
    .global guanxi_tagger_end
    .balign 64
guanxi_tagger_begin:
    .incbin "tagger.bin"
    .type guanxi_tagger_begin, %object
    .size guanxi_tagger_begin, . - guanxi_tagger_begin
guanxi_tagger_end:
    .section .note.GNU-stack, "", %progbits

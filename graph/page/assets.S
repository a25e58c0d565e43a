// What every page carries, as read-only data of the program; the files are found on the assembler's include path.
    .section .rodata
.macro asset name, file
    .global \name\()_begin
    .global \name\()_end
\name\()_begin:
    .incbin "\file"
    .type \name\()_begin, %object
    .size \name\()_begin, . - \name\()_begin
\name\()_end:
    .byte 0
.endm
    asset guanxi_page_css, page.css
    asset guanxi_page_js, page.js
    asset guanxi_report_css, report.css
    asset guanxi_cytoscape_js, cytoscape.min.js
    .section .note.GNU-stack, "", %progbits

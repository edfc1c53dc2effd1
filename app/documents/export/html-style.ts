/** The looks of an HTML file: readable on a telephone and on paper, with the fonts that the reader has. */
export const HTML_STYLE = `
:root{color-scheme:light;--ink:#17324d;--quiet:#455b71;--line:#c5ced6;--blue:#0050a3}
*{box-sizing:border-box}
body{max-inline-size:46rem;margin-inline:auto;padding:1.5rem 1rem 4rem;color:var(--ink);background:#fff;font:1.0625rem/1.6 "Titillium Web","Noto Sans Arabic","Noto Sans",system-ui,sans-serif}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin-block:1.8em .5em}
h1{font-size:2rem;margin-block-start:.4em}h2{font-size:1.5rem}h3{font-size:1.25rem}h4,h5,h6{font-size:1.0625rem}
a{color:var(--blue);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
header{border-block-end:1px solid var(--line);margin-block-end:2rem;padding-block-end:1rem}
.kick{margin:0;color:var(--quiet);font-weight:600}
.draft{display:inline-block;margin-block:.25rem 1rem;padding:.15rem .6rem;border:2px solid #8a4b00;color:#8a4b00;font-weight:700}
.demo{padding:.4rem .7rem;border-inline-start:4px solid var(--quiet);background:#f2f5f8}
dl{margin:0;font-size:.9375rem}dl div{display:flex;flex-wrap:wrap;gap:.25rem .75rem}dt{font-weight:600;min-inline-size:9rem}dd{margin:0;overflow-wrap:anywhere}
footer{margin-block-start:3rem;border-block-start:1px solid var(--line);color:var(--quiet);font-size:.9375rem}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:4px solid var(--line)}
.callout{margin-block:1rem;padding:.25rem 1rem;border:1px solid var(--line);border-inline-start:4px solid var(--blue);background:#f5f8fb}
.scroll-x{overflow-x:auto}
table{border-collapse:collapse;inline-size:100%;margin-block:1rem}
caption{text-align:start;font-weight:600;padding-block:.25rem}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}th{background:#eef3f8}
img{max-inline-size:100%;block-size:auto}figure{margin-inline:0}figcaption{color:var(--quiet)}
ul.tasks-d{list-style:none;padding-inline-start:1.5rem}
.tick::before{content:"☐ "}li.done>.tick::before{content:"☑ "}
.visually-hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[data-indent]{margin-inline-start:2rem}
.notes{margin-block-start:3rem;border-block-start:1px solid var(--line);font-size:.9375rem}
@page{margin:2cm}
@media print{body{max-inline-size:none;padding:0;font-size:11pt}a{color:inherit}h2,h3,h4,h5,h6{break-after:avoid}tr,figure,.callout{break-inside:avoid}thead{display:table-header-group}.scroll-x{overflow:visible}main a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}}
`

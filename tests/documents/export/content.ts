import type { StoredMark, StoredNode } from "#app/documents/editor/reading-tree.ts"

export const words = (text: string, ...marks: (string | StoredMark)[]): StoredNode => ({
  type: "text",
  text,
  ...(marks.length > 0
    ? { marks: marks.map((mark) => (typeof mark === "string" ? { type: mark } : mark)) }
    : {}),
})
export const link = (href: string): StoredMark => ({ type: "link", attrs: { href } })
export const line = (content: string | StoredNode[], attrs: Record<string, unknown> = {}): StoredNode => ({
  type: "paragraph",
  attrs,
  content: typeof content === "string" ? (content === "" ? [] : [words(content)]) : content,
})
export const cell = (text: string, attrs: Record<string, unknown> = {}): StoredNode => ({
  type: "tableCell",
  attrs,
  content: [line(text)],
})
export const row = (...content: StoredNode[]): StoredNode => ({ type: "tableRow", content })
export const table = (attrs: Record<string, unknown>, ...content: StoredNode[]): StoredNode => ({
  type: "table",
  attrs,
  content,
})
export const doc = (...content: StoredNode[]): StoredNode => ({ type: "doc", content })

const head = { header: true }

/** A text with every kind that the schema names, also those that have no button yet. */
export const CONTENT = doc(
  line("Perché lo facciamo", { level: 1, id: "b-aaaa-1" }),
  line([
    words("Un testo con "),
    words("grassetto", "bold"),
    words(", "),
    words("corsivo", "italic"),
    words(", "),
    words("tolto", "strike"),
    words(", "),
    words("H"),
    words("2", "subscript"),
    words("O, "),
    words("codice", "code"),
    words(" e "),
    words("un collegamento", link("https://regione.example/piano?a=1&b=2")),
    words("."),
    { type: "footnote", attrs: { ref: "n1" } },
  ]),
  line("Uno", { list: "bullet" }),
  line("Uno punto uno", { list: "bullet", indent: 1 }),
  line("Due", { list: "bullet" }),
  line("Primo", { list: "ordered" }),
  line("Secondo", { list: "ordered" }),
  line("Ancora sul secondo", { indent: 1 }),
  line("Fatto", { list: "task", checked: true }),
  line("Da fare", { list: "task" }),
  line("Una citazione", { quote: true }),
  line("Un riquadro", { box: "callout" }),
  line("Si decide di partire", { box: "decision", ref: "d1" }),
  line("Chi fa che cosa", { level: 2, id: "b-aaaa-2" }),
  table(
    { id: "b-aaaa-3", caption: "Impegni" },
    row(cell("Chi", head), cell("Che cosa", head), cell("Quando", head)),
    row(cell("Comune"), cell("Sportello | unico"), cell("2026")),
    row(cell("Tutti insieme", { colspan: 2 }), cell("2027")),
  ),
  { type: "image", attrs: { id: "b-aaaa-4", src: "/files/ABC", alt: "Un grafico", caption: "Figura 1" } },
  line([
    words("Scrive "),
    { type: "mention", attrs: { kind: "organisation", ref: "ABCDEFGHJK", label: "ARCI (demo)" } },
  ]),
  line([words("Prima riga"), { type: "hardBreak" }, words("seconda riga")]),
  line("السلام عليكم ورحمة الله", { lang: "ar", dir: "rtl" }),
  { type: "chart", content: [line("Un genere sconosciuto")] },
  line("Il testo della nota", { note: "n1" }),
)

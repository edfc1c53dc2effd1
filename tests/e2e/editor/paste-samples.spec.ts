import { readFileSync } from "node:fs"
import { paste, shortOf } from "./pasting.ts"
import { expect, test } from "./stage.ts"

/** What is on the clipboard after copying from each of these, and the lines that come of it. */
const SAMPLES: Readonly<Record<string, string[]>> = {
  "word-desktop": [
    "# Piano per l’accoglienza",
    "# Premessa",
    "Il {bold Comune} e la {italic Prefettura}^ firmano un nuovo accordo.",
    "- Sportelli",
    ".- Orari",
    "..- Mattina",
    "1. Mediatori",
    "*{bold Ente} | *2×1 Posti",
    "1×2 Bari | 10 | 20",
    "30 | 40",
    "مرحبا بكم",
    "^ Ufficio territoriale del Governo.",
  ],
  "word-online": [
    "## Obiettivi",
    "{bold Ogni} Comune fa la sua parte⏎qui",
    "- uno",
    ".- dentro",
    "1. primo",
    "2×1 Posti",
    "1 | 2",
  ],
  libreoffice: [
    "## Premessa",
    "Il {bold Tavolo}^ si riunisce^ e sempre decide",
    "1. primo",
    ".- dentro",
    "1. secondo",
    "*Chi | *Che cosa",
    "1×2 Bari | uno",
    "due",
    "^ Costituito nel 2020.",
    "^ Ogni mese.",
    "^ Anche d’agosto.",
  ],
  "google-docs": [
    "# Programma",
    "{bold Chi} viene{italic , quando}^",
    "1. uno",
    ".1. dentro",
    "2×1 Insieme",
    "1 | ",
    "شكرا",
    "^ Su invito.",
  ],
  outlook: [
    "Buongiorno,",
    "- convocazione",
    ".- allegato",
    "Vedi {link il sito} o scrivi a {link anna@example.org}.",
    "Anna⏎Comune",
  ],
}

const sample = (name: string) => readFileSync(new URL(`samples/${name}.clip`, import.meta.url), "utf8")

for (const [name, lines] of Object.entries(SAMPLES))
  test(`what comes from ${name} comes without rubbish`, async ({ stage, page }) => {
    await stage.open("")
    await stage.editor("a").click()
    await paste(page, sample(name))
    expect(shortOf(await stage.call("json", "a"))).toEqual(lines)
  })

test("notes pasted twice are two notes, each with its own mark", async ({ stage, page }) => {
  await stage.open("")
  await stage.editor("a").click()
  await paste(page, sample("libreoffice"))
  await page.keyboard.press("Control+End")
  await paste(page, sample("libreoffice"))
  const json = JSON.stringify(await stage.call("json", "a"))
  const refs = [...json.matchAll(/"ref":"([^"]+)"/g)].map(([, ref]) => ref)
  const notes = [...json.matchAll(/"note":"([^"]+)"/g)].map(([, note]) => note)
  expect(new Set(refs).size).toBe(4)
  expect(new Set(notes)).toEqual(new Set(refs))
})

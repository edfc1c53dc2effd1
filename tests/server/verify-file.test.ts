import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import canonicalize from "canonicalize"
import { expect, onTestFinished, test } from "vitest"
import { publishedText } from "#app/answers/published.ts"
import { digestOf, writeExport } from "#app/documents/export/write-export.server.ts"
import { canonicalMinutes } from "#app/meetings/minutes/export/canonical-minutes.ts"
import { digestOfText } from "#app/meetings/minutes/export/digest-of.server.ts"
import { canonicalExtract } from "#app/meetings/minutes/extract/canonical-extract.ts"
import { PARTLY } from "#tests/answers/rows.ts"
import { hall } from "#tests/ballots/hall.ts"
import { fileOf } from "#tests/ballots/log/ballot-file.ts"
import { contentWith } from "#tests/courses/certificates/rows.ts"
import { question } from "#tests/documents/export/question.ts"
import { runProgram } from "#tests/support/program.ts"

const kept = async () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const paths = { pdf: join(folder, "a.pdf"), json: join(folder, "a.json"), none: join(folder, "none.pdf") }
  writeFileSync(paths.pdf, await writeExport(question()))
  writeFileSync(paths.json, digestOf(question()).canonical.replace("Perché", "Perche"))
  return paths
}

const verify = async (...args: string[]) => {
  const program = runProgram("server/verify.ts", ...args, "--lang", "it")
  const { code, errors } = await program.ended
  return { code, text: program.lines.join("\n"), errors }
}

test("npm run verify -- document says what it found in words, and how it ends in figures", async () => {
  const { pdf, json, none } = await kept()
  const { digest } = digestOf(question())
  expect(await verify("document", pdf)).toMatchObject({
    ...{ code: 0, text: expect.stringContaining("INTEGRO: il contenuto è quello dell'impronta stampata.") },
  })
  expect(await verify("document", json, "--digest", digest)).toMatchObject({
    ...{
      code: 1,
      text: expect.stringContaining("RIFIUTATO: il contenuto non ha l'impronta che hai indicato."),
    },
  })
  expect(await verify("document", none)).toMatchObject({
    ...{ code: 2, errors: expect.stringContaining("non c'è o non si può leggere") },
  })
  expect(await verify("document", pdf, "--digest", "12")).toMatchObject({
    ...{ code: 2, errors: expect.stringContaining("64 cifre esadecimali") },
  })
  expect(await verify("document")).toMatchObject({ code: 2, errors: expect.stringContaining("Per un file:") })
})

test("npm run verify -- answer says whose answer a file is, with its files, and refuses a changed one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const named = { code: "AAAAAAAAAA", name: "Comune di Prova" }
  const asked = { code: "AAAAAAAAAA", askedAt: new Date("2026-01-11"), dueOn: "2026-02-10" }
  const text = publishedText(
    {
      ...{ answer: { ...asked, endorsedAs: "Giunta" }, body: named, table: named },
      proposal: { code: "BBBBBBBBBB", title: "Uno sportello la sera", number: 3, year: 2026 },
    },
    PARTLY,
    {
      ...{ publishedOn: "2026-01-12", protocol: null, passedTo: null },
      files: [{ number: 1, title: "La delibera", sha256: "a".repeat(64) }],
    },
  )
  const [whole, changed] = [join(folder, "a.json"), join(folder, "b.json")]
  writeFileSync(whole, text)
  writeFileSync(changed, text.replace("Uno sportello", "Due sportelli"))
  const digest = createHash("sha256").update(text).digest("hex")
  const said = await verify("answer", whole, "--digest", digest)
  expect(said.code).toBe(0)
  expect(said.text).toContain("Risposta di Comune di Prova alla proposta «Uno sportello la sera»")
  expect(said.text).toContain(`1: ${"a".repeat(64)}`)
  expect((await verify("answer", changed, "--digest", digest)).code).toBe(1)
})

test("npm run verify -- ballot counts a file again, and says where it was changed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [whole, changed] = [join(folder, "a.json"), join(folder, "b.json")]
  const file = fileOf(hall({ a: { yes: 3, silent: 1 } }))
  writeFileSync(whole, JSON.stringify(file))
  const [first, ...others] = file.votes
  writeFileSync(changed, JSON.stringify({ ...file, votes: [{ ...first, choice: "no" as const }, ...others] }))
  expect(await verify("ballot", whole)).toMatchObject({
    code: 0,
    text: expect.stringContaining("il conto torna"),
  })
  expect(await verify("ballot", changed)).toMatchObject({
    ...{ code: 1, text: expect.stringContaining("Il voto numero 1 non è quello registrato") },
  })
})

test("npm run verify -- certificate names the certificate of a file, and takes no other paper for one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, "certificate.json")
  writeFileSync(path, canonicalize(contentWith({ name: "Ada Intera", number: "7/2026" })) ?? "")
  expect(await verify("certificate", path)).toMatchObject({
    ...{ code: 0, text: expect.stringContaining("Attestato n. 7/2026: Ada Intera, Corso di prova") },
  })
  expect(await verify("document", path)).toMatchObject({
    ...{ code: 1, text: expect.stringContaining("Gli attestati si controllano con «certificate»") },
  })
})

test("npm run verify -- minutes checks an estratto, says how far, and compares it with its verbale", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const keep = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const line = { type: "paragraph", attrs: { id: "b-1" }, content: [{ type: "text", text: "Si approva." }] }
  const text = { type: "doc", content: [line] }
  const facts = {
    ...{ kind: "sitting", number: "3/2026", table: "Tavolo", seats: [], beside: [], moves: [], quorum: [] },
    ...{ items: [], call: { ordinal: 1, startsAt: "2026-11-20T16:00:00.000Z" } },
  }
  const verbale = canonicalMinutes({ title: "Verbale", language: "it", facts, text })
  const of = { number: "3/2026", table: "Tavolo", title: "Verbale", sha256: digestOfText(verbale) }
  const content = {
    ...{ of, number: 1, day: "2026-11-22", certifiedBy: "Anna Rossi", purpose: "Per il Comune" },
    ...{ premises: [], items: [{ number: 1, title: "Bilancio" }], text },
  }
  const minutes = keep("verbale.json", verbale)
  const extract = keep("estratto.json", canonicalExtract(content))
  const forged = keep(
    "falso.json",
    canonicalExtract({
      ...content,
      text: { type: "doc", content: [line, line, { ...line, attrs: { id: "b-2" } }] },
    }),
  )
  expect(await verify("minutes", extract)).toMatchObject({
    ...{ code: 0, text: expect.stringContaining(`Controllato fin qui: l'estratto è quello rilasciato.`) },
  })
  expect(await verify("minutes", extract, "--of", minutes)).toMatchObject({
    ...{ code: 0, text: expect.stringContaining("ogni riga dell'estratto vi sta, uguale") },
  })
  expect(await verify("minutes", forged, "--of", minutes)).toMatchObject({
    ...{ code: 1, text: expect.stringContaining("le parole di questo file non stanno nel verbale") },
  })
  expect(await verify("minutes", minutes, "--of", minutes)).toMatchObject({
    ...{ code: 2, errors: expect.stringContaining("--of vuole il file di un verbale intero") },
  })
})

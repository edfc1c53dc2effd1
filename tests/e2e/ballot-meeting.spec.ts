import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { type Server, startServer } from "#tests/support/server.ts"
import { draftInWriting, openIt } from "./support/ballots.ts"
import { checkPage } from "./support/check-page.ts"
import { presses, type Someone, signInAs } from "./support/people.ts"
import { send, submitProposal, support, takeStep, told, writeProposal } from "./support/proposals.ts"
import { reloadUntilShown } from "./support/sittings.ts"
import { fillFields, giveRules } from "./support/tables.ts"
import { expect, test } from "./support/test.ts"
import { convene, draftInMeeting, giveProxy, vote, voteInMeeting } from "./support/vote-in-meeting.ts"

// A whole thread takes minutes and three servers' starts: it is walked in the long run.
const isLong = process.env.TAVOLI_TEST_LENGTH === "long"

const DAY = 86_400_000
/** When the vote in writing ends and is over, in days from today. */
const WRITING_ENDS_AFTER = 22
const OVER_AFTER = 24
const TABLE = demoCode("t3")
const BODY = "Comune di Borgo Esempio (demo)"
const TITLE = "Doposcuola in due lingue (prova)"
const COUNTER = "Doposcuola aperto anche il sabato (prova)"
const WHETHER = "Approvate il doposcuola in due lingue?"
const PROMISE = "aprire il doposcuola in tre scuole"

const PHONE = { viewport: { width: 360, height: 740 } }

/** What is voted in writing here passes only where every constituency that is asked approves it. */
const letEveryGroupApprove = (secretary: Page) =>
  giveRules(secretary, TABLE, "Dalla versione 2 di questo Tavolo", {
    majority_programming: { own: true, base: "yes_no", groups: "every" },
    written: { allowed: true, "matters[]": "programming" },
  })

/** An association writes, a second one signs. @returns the proposal's address */
const writeTogether = async (someone: Someone) => {
  const writer = await someone("Fatou Dimostrativa")
  const path = await writeProposal(writer, TITLE)
  await writer.goto(`${path}/authors`)
  await writer.locator("main input[name=body]").fill("Donne in Rete APS (demo)")
  await presses(writer, "Invita a firmare")
  await expect(told(writer)).toBeVisible()
  const second = await someone("Lina Bozza")
  await second.goto(`${path}/authors`)
  await presses(second, /Firma la proposta/)
  await expect(told(second)).toContainText("Hai firmato")
  await submitProposal(writer, path)
  await support(await someone("Ivo Segnaposto"), path)
  return path
}

/** The young answer it with a proposal of their own, which finds the first as a similar one. */
const counterPropose = async (someone: Someone) => {
  const writer = await someone("Omar Facsimile")
  const path = await writeProposal(writer, COUNTER)
  await writer.goto(`${path}/submit`)
  await expect(writer.getByRole("link", { name: TITLE })).toBeVisible()
  await checkPage(writer)
  await submitProposal(writer, path)
  await support(await someone("Hana Simulata"), path)
  await support(await someone("Ivo Segnaposto"), path)
  return path
}

/** The text itself goes to the associations and to the young in writing: each of them says yes or no. */
const voteInWriting = async (someone: Someone, path: string) => {
  const secretary = await someone("Bruno Prova")
  const ballot = await draftInWriting(secretary, WHETHER, async () => {
    const end = new Date(Date.now() + WRITING_ENDS_AFTER * DAY)
    await secretary.locator("main select[name=matter]").selectOption("programming")
    await fillFields(secretary, { endDay: formatDates("it").typed(end) })
    for (const group of [/^Associazioni/, /^Giovani/])
      await secretary.getByRole("checkbox", { name: group }).check({ force: true })
  })
  await takeStep(secretary, path, "to_ballot", { ballot: WHETHER })
  await secretary.goto(ballot)
  await openIt(secretary)
  for (const [name, answer] of [
    ["Fatou Dimostrativa", "Sì"],
    ["Lina Bozza", "Sì"],
    ["Hana Simulata", "Sì"],
    ["Omar Facsimile", "Mi astengo"],
  ] as const)
    await vote(await someone(name), ballot, answer)
  return ballot
}

const publishWritten = async (someone: Someone, path: string, ballot: string) => {
  const secretary = await someone("Bruno Prova")
  await secretary.goto(ballot)
  await reloadUntilShown(secretary, secretary.getByRole("button", { name: "Pubblica il risultato" }))
  await presses(secretary, "Pubblica il risultato")
  await expect(secretary).toHaveURL(/done=published/)
  for (const group of [/^Associazioni/, /^Giovani/])
    await expect(secretary.getByRole("row", { name: group }).first()).toBeVisible()
  await checkPage(secretary)
  await takeStep(secretary, path, "vote")
}

/** The body says yes and promises; the commitment is kept with its evidence. */
const answerAndKeep = async (someone: Someone, path: string) => {
  const secretary = await someone("Bruno Prova")
  await secretary.goto(`${path}/answer`)
  await secretary.getByLabel("Ente che risponde").fill(BODY)
  await presses(secretary, "Chiedi la risposta")
  await expect(told(secretary)).toContainText("Richiesta inviata")
  const answer = new URL(secretary.url()).pathname
  const writer = await someone("Elena Campione")
  await writer.goto(`${answer}/take`)
  await send(writer)
  await expect(told(writer)).toContainText("Presa in carico")
  await writer.goto(`${answer}/draft`)
  await fillFields(writer, { outcome: "accepted", words: "Lo apriamo da settembre (prova)." })
  await fillFields(writer, { term: "31/12/2099", promise0title: PROMISE, promise0due: "30/11/2099" })
  await writer.getByLabel("Costo in euro").fill("0")
  await presses(writer, "Salva e chiedi il visto")
  await expect(told(writer)).toContainText("aspetta il visto di un'altra persona")
  const manager = await someone("Gino Finto")
  await manager.goto(`${answer}/visto`)
  await manager.getByLabel("Visto di").fill("Livello dirigenziale (demo)")
  await presses(manager, "Dai il visto")
  await expect(told(manager)).toContainText("Visto dato")
  await manager.goto(`${answer}/publish`)
  await manager.getByLabel("Protocollo della risposta").fill("DEMO/000998")
  await manager.getByRole("button", { name: "Pubblica", exact: true }).click()
  await expect(told(manager)).toContainText("Risposta pubblicata")
  await checkPage(manager)
  await manager.getByRole("link", { name: PROMISE }).first().click()
  await expect(manager.getByRole("heading", { level: 1 })).toHaveText(PROMISE)
  const link = "https://esempio.example/doposcuola"
  await fillFields(manager, { progress: "100", state: "done", words: "Aperto in tre scuole (prova).", link })
  await presses(manager, "Salva l'aggiornamento")
  await expect(told(manager)).toContainText("Aggiornamento salvato")
  await checkPage(manager)
}

const readTheThread = async (visitor: Page, path: string, counter: string) => {
  await visitor.goto(path)
  await visitor.getByRole("link", { name: "Segui il filo" }).click()
  const steps = visitor.locator("ol.thread")
  await expect(steps.getByRole("listitem").last()).toContainText("Realizzata")
  await expect(steps.getByRole("listitem").last()).toContainText("Tutti gli impegni")
  await expect(steps.locator("[aria-current=step]")).toHaveCount(0)
  for (const words of ["Associazione Orizzonti", "Donne in Rete APS (demo)", "Approvata", BODY, PROMISE])
    await expect(steps).toContainText(words)
  for (const name of ["Fatou Dimostrativa", "Omar Facsimile", "Elena Campione", "Gino Finto", "Bruno Prova"])
    await expect(visitor.locator("main")).not.toContainText(name)
  await checkPage(visitor)
  await visitor.goto(`${counter}/thread`)
  await expect(visitor.locator("ol.thread")).toContainText("Non approvata")
  await checkPage(visitor)
}

for (const _ of isLong ? [1] : [])
  test("a proposal from two associations to what is done: a counter-proposal, a sitting, a vote in writing, an answer, a promise kept", async ({
    open,
    problems,
  }) => {
    test.setTimeout(900_000)
    problems.allow(/ERR_(CONNECTION_\w+|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)|EventSource/)
    const server: Server = await startServer()
    const pages = new Map<string, Page>()
    const someone: Someone = async (name, { javaScriptEnabled = false, onPhone = false } = {}) => {
      const known = pages.get(name)
      if (known) return known
      const context = await open({ baseURL: server.url, javaScriptEnabled, ...(onPhone ? PHONE : {}) })
      const page = await context.newPage()
      await signInAs(page, name)
      await page.goto("/language/it?to=/desk")
      pages.set(name, page)
      return page
    }
    const goOnTo = async (aheadMs: number) => {
      await Promise.all([...pages.values()].map((page) => page.context().close()))
      pages.clear()
      await server.restart(aheadMs)
    }
    try {
      const secretary = await someone("Bruno Prova")
      await letEveryGroupApprove(secretary)
      const path = await writeTogether(someone)
      const counter = await counterPropose(someone)
      for (const proposal of [path, counter])
        for (const step of ["admit", "discuss"]) await takeStep(secretary, proposal, step)
      const sitting = await convene(secretary)
      const first = await draftInMeeting(secretary, sitting, counter)
      await giveProxy(await someone("Omar Facsimile"), sitting)

      await goOnTo(sitting.at.getTime() - Date.now() + 60_000)
      await voteInMeeting(someone, sitting, first, counter)
      const ballot = await voteInWriting(someone, path)

      await goOnTo(OVER_AFTER * DAY)
      await publishWritten(someone, path, ballot)
      await answerAndKeep(someone, path)
      const visitor = await (await open({ baseURL: server.url, ...PHONE })).newPage()
      await readTheThread(visitor, path, counter)
    } finally {
      await server.stop()
    }
  })

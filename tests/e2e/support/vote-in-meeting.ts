import { expect, type Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { openIt } from "./ballots.ts"
import { checkPage } from "./check-page.ts"
import { presses, type Someone } from "./people.ts"
import { takeStep, told } from "./proposals.ts"
import { fillFields } from "./tables.ts"

const DAY = 86_400_000
/** Days of notice that the demo's rules do not find short. */
const SITTING_AFTER = 10
const TABLE = demoCode("t3")
const POINT = "Scelta fra due proposte sul doposcuola (prova)"
const WHICH = "Preferite la controproposta dei giovani?"

type Sitting = { meeting: string; at: Date }

/** A sitting in so many days, with the point that both are about. */
export const convene = async (secretary: Page): Promise<Sitting> => {
  const at = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + SITTING_AFTER * DAY)
  const dates = formatDates("it")
  await secretary.goto(`/roundtables/${TABLE}/meetings/new`)
  await fillFields(secretary, {
    ...{ mode: "mixed", day: dates.typed(at), time: dates.time(at), place: "Sala (prova)" },
  })
  await presses(secretary, "Continua con l'ordine del giorno")
  await expect(secretary).toHaveURL(/\/agenda/)
  const meeting = new URL(secretary.url()).pathname.replace(/\/agenda$/, "")
  await fillFields(secretary, { title: POINT, kind: "decision" })
  await presses(secretary, "Aggiungi il punto")
  await expect(secretary.getByRole("listitem").filter({ hasText: POINT }).first()).toBeVisible()
  await secretary.goto(`${meeting}/send`)
  await presses(secretary, "Invia la convocazione a tutti")
  await expect(secretary).toHaveURL(/done=sent/)
  return { meeting, at }
}

/** A question for the sitting, which decides on the counter-proposal. @returns the ballot's address */
export const draftInMeeting = async (secretary: Page, { meeting }: Sitting, counter: string) => {
  const code = meeting.split("/").at(-1)
  await secretary.goto(`/roundtables/${TABLE}/ballots/new?meeting=${code}`)
  await fillFields(secretary, { wording: WHICH })
  await secretary.locator("main form button[type=submit]").last().click()
  await expect(secretary).toHaveURL(/done=drafted/)
  const ballot = new URL(secretary.url()).pathname
  await takeStep(secretary, counter, "to_ballot", { ballot: WHICH })
  return ballot
}

/** One seat gives another its vote for the sitting. */
export const giveProxy = async (principal: Page, { meeting }: Sitting) => {
  await principal.goto(`${meeting}/proxies`)
  const holder = principal.getByLabel("A chi")
  const young = await holder.locator("option", { hasText: /^D1/ }).getAttribute("value")
  await holder.selectOption(young ?? "")
  await principal.getByLabel("Testo della delega").fill("Delego il posto D2 per questa riunione (prova).")
  await presses(principal, "Registra la delega")
  await expect(principal.getByText("Deleghe di questa riunione 1")).toBeVisible()
}

const PRESENT = ["Carla Fittizia", "Gino Finto", "Tina Cerotto", "Ivo Segnaposto"]
const OTHERS = ["Fatou Dimostrativa", "Lina Bozza", "Hana Simulata"]

/** Presses buttons of the roll, each of which goes as it is heard. */
const callTheRoll = async (secretary: Page, { meeting }: Sitting, ...names: readonly string[]) => {
  await secretary.goto(`${meeting}/rollcall`)
  for (const name of names) {
    await presses(secretary, new RegExp(`^${name}`))
    await expect(secretary.getByRole("button", { name: new RegExp(`^${name}`) })).toHaveCount(0)
  }
}

const openTheSitting = async (chair: Page, secretary: Page, sitting: Sitting) => {
  await callTheRoll(secretary, sitting, ...[...PRESENT, ...OTHERS].map((name) => `È in sala ${name}`))
  await chair.goto(`${sitting.meeting}/chair`)
  await presses(chair, "Apri la seduta")
  await expect(chair.getByText("In corso").first()).toBeVisible()
  await presses(chair, /^Passa al punto 1/)
  await checkPage(chair)
}

/** Chooses for each seat that one votes for, looks at it and confirms, all in one step. */
export const vote = async (voter: Page, ballot: string, answer: string, seats = 1) => {
  await voter.goto(`${ballot}/vote`)
  const choices = voter.getByRole("radio", { name: new RegExp(`^${answer}(?!\\p{L})`, "u") })
  await expect(choices).toHaveCount(seats)
  for (const choice of await choices.all()) await choice.check({ force: true })
  await checkPage(voter)
  await presses(voter, "Continua")
  await expect(voter.getByRole("heading", { name: "Controlla e conferma" })).toBeVisible()
  await presses(voter, "Conferma il voto")
  await expect(told(voter).first()).toContainText("Il tuo voto è registrato")
  await expect(voter.locator("bdi.mono")).toHaveCount(seats)
  await checkPage(voter)
}

/** What a seat says aloud is written by the secretary; whoever wrote it does not confirm it. */
const takeSpoken = async (secretary: Page, chair: Page, ballot: string) => {
  await secretary.goto(`${ballot}/spoken`)
  const seat = secretary.getByRole("listitem").filter({ hasText: /Azienda sanitaria Levante|A3/ })
  await seat.getByRole("button", { name: /^No/ }).click()
  await expect(told(secretary)).toContainText("Il voto è scritto: rileggilo ad alta voce.")
  await expect(secretary.getByRole("button", { name: "Conferma i voti riletti" })).toHaveCount(0)
  await checkPage(secretary)
  await chair.goto(ballot)
  await presses(chair, "Chiudi la votazione")
  await expect(chair.getByRole("alert").first()).toBeVisible()
  await chair.goto(`${ballot}/spoken`)
  await presses(chair, "Conferma i voti riletti")
  await expect(told(chair)).toContainText("Confermati.")
}

/** Two leave while it is voted: the numero legale is found gone, and the question is put again. @returns the new one */
const loseTheQuorum = async (chair: Page, secretary: Page, sitting: Sitting, ballot: string) => {
  await callTheRoll(secretary, sitting, "Esce Ivo Segnaposto", "Esce Tina Cerotto")
  await chair.goto(ballot)
  await expect(chair.getByText(/Il numero legale è venuto meno/)).toBeVisible()
  await checkPage(chair)
  await presses(chair, "Constata che manca il numero legale e annulla")
  await expect(chair.getByText(/^Annullata perché durante la votazione/)).toBeVisible()
  await callTheRoll(secretary, sitting, "È in sala Ivo Segnaposto", "È in sala Tina Cerotto")
  await secretary.goto(ballot)
  await presses(secretary, "Prepara di nuovo la votazione")
  await expect(secretary).toHaveURL(/done=drafted/)
  return new URL(secretary.url()).pathname
}

/** The sitting's vote, with a proxy, a vote said aloud, and the numero legale lost on the way. */
export const voteInMeeting = async (someone: Someone, sitting: Sitting, first: string, counter: string) => {
  const [secretary, chair] = [await someone("Bruno Prova"), await someone("Carla Fittizia")]
  await openTheSitting(chair, secretary, sitting)
  await secretary.goto(first)
  await openIt(secretary)
  const young = await someone("Hana Simulata", { javaScriptEnabled: true, onPhone: true })
  await vote(young, first, "Sì", 2)
  const again = await loseTheQuorum(chair, secretary, sitting, first)
  await takeStep(secretary, counter, "resume")
  await takeStep(secretary, counter, "to_ballot", { ballot: WHICH })
  await secretary.goto(again)
  await openIt(secretary)
  await vote(young, again, "Sì", 2)
  for (const name of ["Fatou Dimostrativa", "Gino Finto", "Ivo Segnaposto"])
    await vote(await someone(name), again, "No")
  await takeSpoken(secretary, chair, again)
  await chair.goto(again)
  await presses(chair, "Chiudi la votazione")
  await expect(chair).toHaveURL(/done=closed/)
  await presses(chair, "Pubblica il risultato")
  await expect(chair).toHaveURL(/done=published/)
  await checkPage(chair)
  await takeStep(secretary, counter, "vote")
  await chair.goto(`${sitting.meeting}/chair`)
  await chair.getByText("Chiudi la riunione").first().click()
  await presses(chair, "Chiudi la riunione")
  await expect(chair.getByText("La riunione è finita").first()).toBeVisible()
  return again
}

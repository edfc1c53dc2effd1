import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { signedPdf } from "#tests/records/signed-files.ts"
import { startServer } from "#tests/support/server.ts"
import { checkPage } from "./support/check-page.ts"
import { mailedLink } from "./support/mail.ts"
import { signInAs } from "./support/people.ts"
import { askForSignatures, reloadUntilShown } from "./support/sittings.ts"
import { fillFields, giveRules, seat } from "./support/tables.ts"
import { expect, test } from "./support/test.ts"

// Minutes go by until a meeting may begin: it is held in the long run.
const isLong = process.env.TAVOLI_TEST_LENGTH === "long"

const TABLE = demoCode("gl3")
const ADDED = "Sportello chiuso per lavori (prova)"
const DECISION = "Accesso agli alloggi (prova)"
const APPROVAL = "Approvazione del verbale della riunione precedente (prova)"
const PROPOSAL = "Il gruppo chiede uno sportello casa (prova)"

type Cast = Record<"secretary" | "chair" | "delegate" | "substitute" | "principal", Page> & {
  /** Expects words on a page that others have changed: it follows by itself, or is asked for again. */
  shows: (page: Page, words: string | RegExp) => Promise<void>
}
type Sitting = { meeting: string; first: Date; second: Date }

const inMinutes = (minutes: number) => new Date(Math.ceil((Date.now() + minutes * 60_000) / 60_000) * 60_000)

/** Convenes a meeting for the next full minute, and for the one after where there is a second call. */
const convene = async (page: Page, point: string, hasSecond: boolean): Promise<Sitting> => {
  const dates = formatDates("it")
  await page.goto(`/roundtables/${TABLE}/meetings/new`)
  const [first, second] = [inMinutes(1), inMinutes(2)]
  const again = { secondDay: dates.typed(second), secondTime: dates.time(second) }
  await fillFields(page, {
    ...{ mode: "mixed", day: dates.typed(first), time: dates.time(first), place: "Sala (prova)" },
    ...(hasSecond && again),
  })
  await page.getByRole("button", { name: "Continua con l'ordine del giorno" }).click()
  await expect(page).toHaveURL(/\/agenda/)
  const meeting = new URL(page.url()).pathname.replace(/\/agenda$/, "")
  await fillFields(page, { title: point, kind: "decision" })
  await page.getByRole("button", { name: "Aggiungi il punto" }).click()
  await expect(page.getByRole("listitem").filter({ hasText: point }).first()).toBeVisible()
  await page.goto(`${meeting}/send`)
  await page.getByRole("button", { name: "Invia la convocazione a tutti" }).click()
  await expect(page).toHaveURL(/done=sent/)
  return { meeting, first, second }
}

/** Asks for the page again until something has come with its hour. */
const waitFor = async (page: Page, what: ReturnType<Page["getByText"]>, due: Date) =>
  expect(async () => {
    await page.reload()
    await expect(what).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: Math.max(0, due.getTime() - Date.now()) + 30_000 })

const press = async (page: Page, ...names: readonly RegExp[]) => {
  for (const name of names) {
    await page.getByRole("button", { name }).click()
    await expect(page.getByRole("button", { name })).toHaveCount(0)
  }
}

const callTheRoll = async ({ secretary }: Cast, { meeting }: Sitting, ...names: readonly RegExp[]) => {
  await secretary.goto(`${meeting}/rollcall`)
  await press(secretary, ...names)
}

const giveTheTableRulesAndPeople = async ({ secretary, substitute, principal }: Cast) => {
  await giveRules(secretary, TABLE, "Organo collegiale di un'amministrazione", {
    notice: { days: "0", urgentDays: "", papersDays: "" },
    quorum_second: { otherDay: false, afterHours: "0", floor: "3" },
    sitting: { toleranceMinutes: "0" },
    minutes: { observationDays: "0" },
    proxy: { allowed: true, sameGroup: false },
  })
  const at = { table: TABLE }
  await seat(secretary, substitute, { ...at, as: "Invita supplente al posto 2", name: "Sara Supplente" })
  await seat(secretary, principal, { ...at, as: "Invita titolare al posto 1", name: "Tito Delegante" })
}

const answerAndGiveProxy = async ({ secretary, delegate, principal }: Cast, { meeting }: Sitting) => {
  await delegate.goto(await mailedLink(secretary, "gino.finto@demo.example", "", "/convocations/"))
  await delegate.getByLabel("Mi collego").check({ force: true })
  await delegate.getByRole("button", { name: "Invia la risposta" }).click()
  await expect(delegate.getByRole("status")).toContainText("Risposta registrata")
  await checkPage(delegate)
  await principal.goto(`${meeting}/proxies`)
  await principal.getByLabel("A chi").selectOption({ label: "4 – Comune di Borgo Esempio (demo)" })
  await principal.getByLabel("Testo della delega").fill("Delego il posto 4 per questa riunione (prova).")
  await principal.getByRole("button", { name: "Registra la delega" }).click()
  await expect(principal.getByText("Deleghe di questa riunione 1")).toBeVisible()
}

const desertTheFirstCall = async (cast: Cast, sitting: Sitting) => {
  const { chair, shows } = cast
  await callTheRoll(cast, sitting, /^È in sala Fatou/)
  await chair.goto(`${sitting.meeting}/chair`)
  await expect(chair.getByText("Non raggiunto")).toBeVisible()
  const desert = chair.getByText("Dichiara deserta la seduta").first()
  await waitFor(chair, desert, sitting.first)
  await desert.click()
  await chair.getByRole("button", { name: "Dichiara deserta la seduta" }).click()
  await shows(chair, /Seconda convocazione/)
  await checkPage(chair)
}

const openTheSecondCall = async (cast: Cast, sitting: Sitting) => {
  const { chair, delegate, substitute, shows } = cast
  for (const [page, where] of [
    [delegate, "Da remoto"],
    [substitute, "In sala"],
  ] as const) {
    await page.goto(`${sitting.meeting}/check-in`)
    await page.getByLabel(where).check({ force: true })
    await page.getByRole("button", { name: "Sono qui" }).click()
    await expect(page.getByText("La segreteria sa che sei qui")).toBeVisible()
  }
  await callTheRoll(cast, sitting, /^Conferma tutti quelli/, /^È in sala Fatou/)
  await shows(chair, "Raggiunto")
  const begin = chair.getByRole("button", { name: "Apri la seduta" })
  await waitFor(chair, begin, sitting.second)
  await begin.click()
  await expect(chair.getByText("In corso").first()).toBeVisible()
  await chair.getByRole("button", { name: /^Passa al punto 1/ }).click()
  await delegate.goto(`${sitting.meeting}/live`)
  await expect(delegate.getByRole("heading", { name: DECISION })).toBeVisible()
  await checkPage(delegate)
}

/** The table's rules let a point be added where more than half of who is there agree, and nothing be voted on it. */
const addAPoint = async ({ chair, delegate, shows }: Cast, { meeting }: Sitting) => {
  await chair.goto(`${meeting}/chair`)
  await chair.getByRole("link", { name: "Aggiungi un punto" }).click()
  await fillFields(chair, { title: ADDED, kind: "information", inFavour: "2" })
  await chair.getByRole("button", { name: "Aggiungi il punto" }).click()
  await expect(chair).toHaveTitle(/^Errore: /)
  await expect(chair.getByText(/^Devono essere d'accordo almeno 3 posti/).first()).toBeVisible()
  await fillFields(chair, { inFavour: "3", abstained: "1" })
  await chair.getByRole("button", { name: "Aggiungi il punto" }).click()
  await expect(chair).toHaveURL(/\/chair$/)
  await shows(delegate, ADDED)
  await shows(delegate, /aggiunto in seduta alle/)
}

/** One person leaves, and with the proxy held two seats: the numero legale falls. The chair's line is lost meanwhile. */
const loseAndFindTheQuorum = async (cast: Cast, sitting: Sitting) => {
  const { chair, shows } = cast
  await callTheRoll(cast, sitting, /^Esce Gino/)
  await shows(chair, "Il voto non vale: siete in 2, ne servono 3. Mancano: 1.")
  await chair.getByText("Sospendi la seduta").first().click()
  await chair.getByLabel("Perché si sospende").fill("Manca il numero legale (prova)")
  await chair.getByRole("button", { name: "Sospendi la seduta" }).click()
  await shows(chair, "Manca il numero legale (prova)")
  await chair.context().setOffline(true)
  await callTheRoll(cast, sitting, /^È in sala Gino/)
  await chair.context().setOffline(false)
  await shows(chair, "Raggiunto")
  await chair.getByRole("button", { name: "Riprendi la seduta" }).click()
  await expect(chair.getByText("In corso").first()).toBeVisible()
}

/** What the secretary counts and the chair confirms. */
const countTheVote = async (
  { secretary, chair }: Cast,
  { meeting }: Sitting,
  proposal: string,
  yes: number,
) => {
  await secretary.goto(`${meeting}/totals`)
  await secretary.getByLabel("Punto").selectOption({ index: 1 })
  const counted = { yes: String(yes), no: "0", abstained: "1", invalid: "0", cast: String(yes + 1) }
  await fillFields(secretary, { proposal, method: "show_of_hands", ...counted })
  await secretary.getByRole("button", { name: "Scrivi il voto" }).click()
  await expect(secretary.getByText("Da confermare")).toBeVisible()
  await chair.goto(`${meeting}/totals`)
  await chair.getByRole("button", { name: /^Conferma il voto/ }).click()
  await expect(chair.getByText(`Approvata: ${yes} sì su ${yes}`)).toBeVisible()
  await checkPage(chair)
}

const close = async ({ chair, delegate, shows }: Cast, { meeting }: Sitting) => {
  await chair.goto(`${meeting}/chair`)
  await chair.getByText("Chiudi la riunione").first().click()
  await chair.getByRole("button", { name: "Chiudi la riunione" }).click()
  await shows(delegate, "La riunione è finita")
  await shows(delegate, "Numero legale alla chiusura")
  await checkPage(delegate)
}

const start = async (page: Page, { meeting }: Sitting, button: string, title: RegExp) => {
  await page.goto(`${meeting}/minutes`)
  await page.getByRole("button", { name: button, exact: true }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
  return new URL(page.url()).pathname
}

/** The verbale of the deserted call and that of the sitting, signed by who presided and who wrote. */
const writeAndSign = async ({ secretary }: Cast, sitting: Sitting) => {
  await start(secretary, sitting, "Comincia il verbale di diserzione", /^Verbale di diserzione n\. 1\//)
  const minutes = await start(secretary, sitting, "Comincia il verbale", /^Verbale n\. 2\//)
  await askForSignatures(secretary)
  await expect(secretary.getByRole("status")).toContainText("Le firme sono chieste")
  await secretary.getByRole("link", { name: "Firme e copie firmate" }).click()
  const file = secretary.getByRole("link", { name: /\.pdf/ }).first()
  const paper = await secretary.request.get((await file.getAttribute("href")) ?? "")
  const bytes = new Uint8Array(await paper.body())
  for (const party of ["Presidenza", "Segreteria verbalizzante"]) {
    await secretary.getByRole("link", { name: `Registra ${party}` }).click()
    const signed = { name: "firmato.pdf", mimeType: "application/pdf" }
    await secretary
      .getByLabel("File firmato", { exact: true })
      .setInputFiles({ ...signed, buffer: Buffer.from(signedPdf(bytes, party)) })
    await secretary.getByRole("button", { name: "Controlla e registra la firma" }).click()
    await expect(secretary.getByRole("status")).toContainText("il file firmato è quello dato da firmare")
  }
  await secretary.goto(minutes)
  await expect(secretary.getByText("Firmato").first()).toBeVisible()
  await checkPage(secretary)
  return minutes
}

/** A body that cannot send its own people sends somebody with a letter, whom the roll then offers first. */
const sendADelegate = async (cast: Cast, sitting: Sitting) => {
  const { secretary } = cast
  const seated = secretary.getByRole("listitem").filter({ hasText: "Ugo Parentesi" })
  await seated.getByRole("link", { name: /^Altro/ }).click()
  await secretary.getByRole("link", { name: "Arriva un’altra persona con una nota di delega" }).click()
  const day = formatDates("it").typed(sitting.first)
  await fillFields(secretary, { name: "Olga Occasionale", day, letter: "Nota n. 7 (prova)" })
  await secretary.getByRole("button", { name: "Manda la nota" }).click()
  await expect(secretary).toHaveURL(/\/delegates\//)
  await secretary.goto(`${sitting.meeting}/rollcall`)
  await secretary.getByRole("link", { name: /^Decidi la nota di delega/ }).click()
  await secretary.getByRole("button", { name: "Accetta la nota" }).click()
  await expect(secretary.getByText("Accettata").first()).toBeVisible()
  await callTheRoll(cast, sitting, /^È in sala Olga Occasionale/)
}

const approveInTheNext = async (cast: Cast, minutes: string) => {
  const { secretary, chair, delegate } = cast
  const next = await convene(secretary, APPROVAL, false)
  await callTheRoll(cast, next, /^È in sala Fatou/, /^È in sala Gino/)
  await sendADelegate(cast, next)
  await chair.goto(`${next.meeting}/chair`)
  const begin = chair.getByRole("button", { name: "Apri la seduta" })
  await waitFor(chair, begin, next.first)
  await begin.click()
  await expect(chair.getByText("In corso").first()).toBeVisible()
  await chair.getByRole("button", { name: /^Passa al punto 1/ }).click()
  await countTheVote(cast, next, APPROVAL, 2)
  await secretary.goto(`${minutes}/approval`)
  await secretary.getByRole("button", { name: "Registra l'approvazione" }).click()
  await expect(secretary.getByRole("status")).toContainText("Approvazione registrata")
  await expect(secretary.getByText(/^Approvato il .* nella riunione n\. 2/)).toBeVisible()
  await checkPage(secretary)
  await delegate.goto(minutes)
  await expect(delegate.getByText("Approvato", { exact: true }).first()).toBeVisible()
  await checkPage(delegate)
}

for (const javaScriptEnabled of isLong ? [true, false] : [])
  test(`a meeting from its convocation to a verbale approved in the next one, ${javaScriptEnabled ? "live" : "without JavaScript"}`, async ({
    open,
    problems,
  }) => {
    test.setTimeout(900_000)
    problems.allow(/WebSocket|ERR_INTERNET_DISCONNECTED/)
    const server = await startServer()
    const person = async () => (await open({ javaScriptEnabled, baseURL: server.url })).newPage()
    try {
      const cast: Cast = {
        ...{ secretary: await person(), chair: await person(), delegate: await person() },
        ...{ substitute: await person(), principal: await person() },
        shows: async (page, words) => {
          const said = page.getByText(words).first()
          await (javaScriptEnabled ? expect(said).toBeVisible() : reloadUntilShown(page, said))
        },
      }
      await signInAs(cast.secretary, "Bruno Prova")
      await signInAs(cast.chair, "Fatou Dimostrativa")
      await cast.chair.goto("/language/it?to=/desk")
      await signInAs(cast.delegate, "Gino Finto")
      await giveTheTableRulesAndPeople(cast)
      const sitting = await convene(cast.secretary, DECISION, true)
      await answerAndGiveProxy(cast, sitting)
      await desertTheFirstCall(cast, sitting)
      await openTheSecondCall(cast, sitting)
      await addAPoint(cast, sitting)
      await loseAndFindTheQuorum(cast, sitting)
      await countTheVote(cast, sitting, PROPOSAL, 3)
      await close(cast, sitting)
      await approveInTheNext(cast, await writeAndSign(cast, sitting))
    } finally {
      await server.stop()
    }
  })

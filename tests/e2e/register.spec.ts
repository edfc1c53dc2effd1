import type { Page } from "@playwright/test"
import { civilDay, daysAfter } from "#app/civil-time.ts"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const PHONE = { viewport: { width: 360, height: 740 } }

/** Posts a form as the page would, and gives the address that it leads to. */
const send = async (page: Page, path: string, form: Record<string, string>): Promise<string> => {
  const origin = new URL(page.url()).origin
  const answer = await page.request.post(path, { form, headers: { Origin: origin } })
  expect(answer.status(), path).toBe(200)
  return new URL(answer.url()).pathname
}

/** An edition of its own, with one session of the whole day today and one yesterday morning, and two people with a seat. */
const prepare = async (page: Page, learner: Page, name: string) => {
  const today = civilDay(new Date())
  const typed = (day: string) => day.split("-").map(Number).reverse().join("/")
  await signInAs(page, "Rosa Verifica")
  const edition = await send(page, `/courses/${demoCode("c2")}/editions/new`, {
    ...{ mode: "in_room", place: "Prova (demo)", language: "it", capacity: "9", reservedSeats: "" },
    ...{ approval: "no_approval", confirmation: "automatic", offerHours: "48" },
    ...{ opensOn: typed(daysAfter(today, -9)), closesOn: typed(daysAfter(today, 9)) },
    ...{ cancelOn: typed(daysAfter(today, 9)), "trainers[]": demoCode("u-ivo") },
  })
  const session = { breakMinutes: "", room: "Aula (demo)", link: "" }
  const [all, past] = [
    { title: "Tutto il giorno (demo)", day: typed(today), from: "0:00", until: "23:59" },
    { title: "Ieri mattina (demo)", day: typed(daysAfter(today, -1)), from: "9:00", until: "13:00" },
  ]
  for (const one of [past, all]) await send(page, `${edition}/sessions/new`, { ...session, ...one })
  await send(page, `${edition}?index`, {})
  await signInAs(learner, name)
  const enrolment = await send(learner, `${edition}/enrol`, { profession: "mediator" })
  await page.goto(`${edition}/register`)
  const path = (name: string) => page.getByRole("link", { name }).getAttribute("href")
  return { edition, enrolment, now: (await path(all.title)) ?? "", before: (await path(past.title)) ?? "" }
}

test("a trainer calls the roll on a phone whose network comes and goes, and nothing is lost or written twice", async ({
  page,
  open,
  problems,
  checkPage,
}) => {
  const { now } = await prepare(page, await (await open()).newPage(), "Dario Modello")
  const room = await open(PHONE)
  const phone = await room.newPage()
  await signInAs(phone, "Ivo Segnaposto")
  await phone.goto(now)
  const dario = (one: Page) => one.getByRole("listitem").filter({ hasText: "Dario Modello" })
  await phone.getByRole("button", { name: "Entra di Dario Modello" }).click()
  await expect(dario(phone)).toContainText("C'è dalle")
  await checkPage(phone)

  problems.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|failed:/)
  await room.setOffline(true)
  await phone.getByRole("button", { name: "Esce di Dario Modello" }).click()
  await phone.getByRole("button", { name: "Entra di Dario Modello" }).click()
  await expect(phone.getByText("2 voci da inviare")).toBeVisible()
  await expect(dario(phone)).toContainText("da inviare")
  await checkPage(phone)
  await phone.close()
  await room.setOffline(false)

  const again = await room.newPage()
  await again.goto(now)
  await expect(again.getByText("voci da inviare")).toBeHidden()
  await expect(dario(again)).toContainText("C'è dalle")
  await again.getByRole("link", { name: "Orari e note di Dario Modello" }).click()
  const entries = again.getByRole("region", { name: "Che cosa è stato scritto" })
  await expect(entries.getByRole("listitem").filter({ hasText: "Uscita" })).toHaveCount(1)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a register is written, locked, countersigned and corrected, and everybody sees their hours", async ({
    page,
    open,
    checkPage,
  }) => {
    const learner = await (await open({ javaScriptEnabled: false })).newPage()
    const { before, enrolment } = await prepare(page, learner, "Hana Simulata")
    const trainer = await (await open({ javaScriptEnabled: false, ...PHONE })).newPage()
    await signInAs(trainer, "Ivo Segnaposto")
    await trainer.goto(before)
    await trainer.getByRole("link", { name: "Orari e note di Hana Simulata" }).click()
    await trainer.getByLabel("Entra alle").first().fill("9:00")
    await trainer.getByLabel("Esce alle").first().fill("12:10")
    await trainer.getByRole("button", { name: "Salva gli orari" }).click()
    await expect(trainer.getByText("Contano 190 minuti su 240")).toBeVisible()

    await trainer.goto(`${before}/close`)
    await expect(trainer.getByText("Scrivi l'argomento svolto.")).toBeVisible()
    await trainer.goto(`${before}/lesson`)
    await trainer.getByLabel("Argomento svolto").fill("Ascoltare prima di compilare (demo)")
    await trainer.getByRole("button", { name: "Salva" }).click()
    await trainer.goto(`${before}/close`)
    await trainer.getByRole("button", { name: "Blocca il registro" }).click()
    await expect(trainer.getByText("Controfirma chi coordina i corsi.")).toBeVisible()

    await page.goto(`${before}/close`)
    await page.getByRole("button", { name: "Controfirma" }).click()
    await expect(page.getByText("Il registro è già controfirmato.")).toBeVisible()
    await page.goto(before)
    await page.getByRole("link", { name: "Orari e note di Hana Simulata" }).click()
    await page.getByLabel("Esce alle").first().fill("12:15")
    await page.getByRole("button", { name: "Correggi il registro" }).click()
    await expect(page.getByRole("alert")).toContainText("Scrivi perché correggi.")
    await page.getByLabel("Perché correggi").fill("Letta male sul foglio firme (demo)")
    await page.getByRole("button", { name: "Correggi il registro" }).click()
    await expect(page.getByRole("row").filter({ hasText: "Letta male" })).toContainText("09:00–12:10")
    await checkPage(page)

    await learner.goto(`${enrolment}/hours`)
    await expect(learner.getByRole("row").filter({ hasText: "Ieri mattina" })).toContainText(
      "195 minuti su 240",
    )
    await checkPage(learner)
  })
})

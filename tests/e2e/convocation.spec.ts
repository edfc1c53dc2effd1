import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const TITLES = ["Casa", "Scuola", "Salute", "Lavoro"]

const points = (page: Page) => page.locator("[aria-labelledby=points]")

/** The draft of a meeting some weeks ahead, with these points; its path. Each run has a hall of its own. */
const draft = async (page: Page, hall: string): Promise<string> => {
  await page.goto(`/roundtables/${demoCode("t3")}/meetings/new`)
  const day = formatDates("it").typed(new Date(Date.now() + 45 * 86_400_000))
  await page.getByLabel("In presenza e online").check({ force: true })
  for (const [name, value] of Object.entries({ day, time: "10:00", place: hall }))
    await page.locator(`main input[name=${name}]`).fill(value)
  await page.locator("main form button[type=submit]").last().click()
  await page.waitForURL(/\/agenda/)
  for (const title of TITLES) {
    await page.getByLabel("Punto", { exact: true }).fill(title)
    await page.locator("main input[name=kind][value=discussion]").check({ force: true })
    await page.getByRole("button", { name: "Aggiungi il punto" }).click()
    await expect(points(page).locator("h3").filter({ hasText: title })).toBeVisible()
  }
  // What is open at the table comes onto every agenda by itself.
  const open = page.getByRole("button", { name: "Togli Impegni aperti" })
  if ((await open.count()) > 0) await open.click()
  await expect(points(page).locator("li")).toHaveCount(TITLES.length)
  return new URL(page.url()).pathname.replace("/agenda", "")
}
const standsSo = (page: Page, ...titles: string[]) =>
  expect(points(page).locator("h3")).toHaveText(titles.map((title, n) => `${n + 1}. ${title}`))

/** Draws a point by its grip to the middle of another's row, and a little beyond it. */
const draw = async (page: Page, title: string, onto: string, beyond: number) => {
  const row = (name: string) => points(page).locator("li").filter({ hasText: name })
  // The whole list stands on the screen, as it does for who draws in it.
  await points(page).evaluate((list) => list.scrollIntoView({ block: "start", behavior: "instant" }))
  const from = await row(title).locator("[data-grip]").boundingBox()
  const to = await row(onto).boundingBox()
  if (!from || !to) throw new Error("No grip to draw by")
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + 20, to.y + to.height / 2 + beyond, { steps: 6 })
  await page.mouse.up()
}

/** The link in a person's mail about the meeting in that hall. */
const linkFor = async (page: Page, hall: string) => {
  let href: string | null = null
  await expect(async () => {
    await page.goto("/dev/mail")
    const letters = await page
      .getByRole("row")
      .filter({ hasText: "hana.simulata@demo.example" })
      .filter({ hasText: /[Cc]onvoca/ })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
    for (const letter of letters) {
      await page.goto(letter)
      if (!(await page.getByRole("main").innerText()).includes(hall)) continue
      href = await page
        .getByRole("link", { name: /\/convocations\// })
        .first()
        .getAttribute("href")
      return
    }
    throw new Error("No letter yet")
  }).toPass({ timeout: 30_000 })
  return new URL(href ?? "").pathname
}

test("a convocation is prepared, sent, answered by link, changed and followed in its log", async ({
  page,
  open,
  checkPage,
}) => {
  const hall = `Sala dei disegni ${Date.now()} (demo)`
  await signInAs(page, "Bruno Prova")
  const path = await draft(page, hall)

  await test.step("points are drawn by the mouse and moved by the keyboard", async () => {
    await page.getByLabel("Chi ne parla").fill("Parole che restano")
    await draw(page, "Lavoro", "Casa", -12)
    await expect(page.getByText("Punto spostato.")).toBeVisible()
    await standsSo(page, "Lavoro", "Casa", "Scuola", "Salute")
    await draw(page, "Casa", "Salute", 12)
    await standsSo(page, "Lavoro", "Scuola", "Salute", "Casa")
    await expect(page.getByLabel("Chi ne parla")).toHaveValue("Parole che restano")
    await checkPage(page)
    await page.getByRole("button", { name: "Sposta su Casa" }).focus()
    await page.keyboard.press("Enter")
    await standsSo(page, "Lavoro", "Scuola", "Casa", "Salute")
  })

  await test.step("another's change meanwhile is said in words", async () => {
    const other = await page.context().newPage()
    await other.goto(`${path}/agenda`)
    await other.getByRole("button", { name: "Sposta su Salute" }).click()
    await expect(other.getByText("Punto spostato.")).toBeVisible()
    await other.close()
    await draw(page, "Lavoro", "Casa", 12)
    await expect(
      page.getByText(/Intanto qualcun altro ha cambiato l'ordine del giorno/).first(),
    ).toBeVisible()
    await standsSo(page, "Lavoro", "Scuola", "Salute", "Casa")
  })

  await test.step("annexes are added and taken out", async () => {
    for (const title of ["Relazione", "Foglio sbagliato"]) {
      await page.goto(`${path}/annexes/new`)
      await page.getByLabel("Titolo").fill(title)
      const file = { name: `${title}.txt`, mimeType: "text/plain", buffer: Buffer.from(title) }
      await page.locator("input[type=file]").setInputFiles(file)
      await page.getByRole("button", { name: "Aggiungi l'allegato" }).click()
      await expect(page.getByText("Allegato aggiunto.")).toBeVisible()
    }
    await page.getByRole("link", { name: "Aggiungi o togli allegati" }).click()
    await checkPage(page)
    await page.getByRole("button", { name: "Togli Foglio sbagliato" }).click()
    await expect(page.getByText("Allegato tolto.")).toBeVisible()
    await expect(page.getByText("Foglio sbagliato")).toHaveCount(0)
  })

  await test.step("it is sent", async () => {
    await page.goto(`${path}/send`)
    await checkPage(page)
    await page.getByRole("button", { name: "Invia la convocazione" }).click()
    await expect(page.getByText(/^Inviata\./)).toBeVisible()
  })

  const plain = await (await open({ javaScriptEnabled: false })).newPage()
  const link = await linkFor(plain, hall)
  await test.step("machines that open the link answer nothing; the person does, with what they need", async () => {
    for (let n = 0; n < 10; n++) expect((await plain.request.get(link)).ok()).toBe(true)
    await page.goto(path)
    const answers = page.locator("[aria-labelledby=answers]")
    await expect(answers.locator("dd").nth(1)).toHaveText("0")
    await plain.goto(link)
    await checkPage(plain)
    await plain.getByLabel("Vengo").check({ force: true })
    await plain.getByLabel("Sala senza barriere").check({ force: true })
    await plain.getByLabel("In quale lingua ti serve l'interprete").fill("tigrino")
    await plain.getByRole("button", { name: "Invia la risposta" }).click()
    await expect(plain.getByText("Risposta registrata.")).toBeVisible()
    await expect(plain.getByLabel("Sala senza barriere")).toBeChecked()
    await page.reload()
    await expect(answers.locator("dd").nth(1)).toHaveText("1")
    await expect(answers).toContainText("Interprete: 1")
  })

  await test.step("what changes goes out as a change, and the log has both", async () => {
    await page.goto(`${path}/agenda`)
    await page.getByRole("button", { name: "Togli Scuola" }).click()
    await page.goto(`${path}/send`)
    await page.getByRole("button", { name: "Invia la modifica" }).click()
    await expect(page.getByText(/^Inviata\./)).toBeVisible()
    await page.goto(`${path}/deliveries`)
    const rows = page.getByRole("row").filter({ hasText: "Hana Simulata" })
    await expect(rows.filter({ hasText: "Convocazione" }).first()).toBeVisible()
    await expect(rows.filter({ hasText: "Modifica" }).first()).toBeVisible()
    await expect(page.locator("[aria-labelledby=needs]")).toContainText("Interprete: tigrino")
    await checkPage(page)
    await page.getByRole("button", { name: "Metti agli atti" }).click()
    await expect(page).toHaveURL(/\/records\//)
  })
})

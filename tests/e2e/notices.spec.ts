import { weighPage } from "#tests/support/page-weight.ts"
import { openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const bar = (name: RegExp) => ({ name, exact: false }) as const

test("the secretary opens a text, and its writers have it in their inbox, open it and have read it", async ({
  page,
  open,
  checkPage,
}) => {
  await signInAs(page, "Carla Fittizia")
  await openPuglia(page, "Documenti")
  await page.getByRole("link", { name: "Nuovo documento" }).click()
  await page.getByLabel("Titolo").fill("Patto per gli avvisi")
  await page.getByLabel("Tipo di testo").selectOption("guidelines")
  await page.getByLabel("Traccia di linee guida").check()
  await page.getByRole("button", { name: "Comincia" }).click()
  await page.getByRole("button", { name: "Apri alla scrittura condivisa" }).click()
  await expect(page.getByRole("status")).toContainText("La scrittura condivisa è aperta")

  const hana = await (await open()).newPage()
  await signInAs(hana, "Hana Simulata")
  const notices = hana
    .getByRole("navigation")
    .getByRole("link", bar(/^Avvisi/))
    .first()
  await expect(notices).toContainText("da leggere")
  await notices.click()
  await checkPage(hana)
  await hana.getByRole("button", { name: "Puoi scrivere: Patto per gli avvisi", exact: true }).click()
  await expect(hana.getByRole("heading", { level: 1 })).toContainText("Patto per gli avvisi")
  await hana.goto("/inbox?show=unread")
  await expect(
    hana.getByRole("button", { name: "Puoi scrivere: Patto per gli avvisi", exact: true }),
  ).toBeHidden()
  await hana.getByRole("button", { name: "Segna tutti come letti" }).click()
  await expect(hana.getByRole("status")).toContainText("non c'è più niente da leggere")
  await expect(
    hana
      .getByRole("navigation")
      .getByRole("link", bar(/^Avvisi/))
      .first(),
  ).not.toContainText("da leggere")
})

/** The plain text of the newest mail to an address about something. */
const mailTo = async (page: import("@playwright/test").Page, address: string, about: string) => {
  const row = page.getByRole("row").filter({ hasText: address }).filter({ hasText: about })
  await expect(async () => {
    await page.goto("/dev/mail")
    await expect(row.first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await row.first().getByRole("link").first().click()
  return page.getByRole("main")
}

/** A quiet hour that does not hold a mail sent now: the one half a day away, in Rome. */
const quietHourAhead = () => {
  const now = Number(
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: "Europe/Rome" }).format(),
  )
  return { from: String((now + 12) % 24), until: String((now + 13) % 24) }
}

const linkIn = async (main: import("@playwright/test").Locator, part: string) => {
  const href = await main.locator(`a[href*="${part}"]`).first().getAttribute("href")
  return new URL(href ?? "").pathname
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a mail's link finds its reader, ten machines change nothing, one press stops the mail", async ({
    page,
    open,
    checkPage,
  }) => {
    await signInAs(page, "Omar Facsimile")
    await page.goto("/language/it?to=/account/notices")
    await checkPage(page)
    await page.getByLabel("Posti e mandati").selectOption("immediate")
    await page.getByLabel("Non mandarmi posta in queste ore").check()
    const quiet = quietHourAhead()
    await page.getByLabel("Dalle").selectOption(quiet.from)
    await page.getByLabel("Alle", { exact: true }).selectOption(quiet.until)
    await page.getByRole("button", { name: "Salva" }).click()
    await expect(page.getByRole("status")).toContainText("da adesso vale")
    await expect(page.getByLabel("Dalle")).toHaveValue(quiet.from)

    // Ada, who administers, ends Omar's mandate: he hears of it at once, by mail.
    const bruno = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(bruno, "Bruno Prova")
    await openPuglia(bruno, "Componenti")
    await bruno.getByRole("link", { name: /mandato di Omar Facsimile/ }).click()
    await bruno.getByLabel(/Motivo|Perché/).fill("Fine dell'incarico (demo)")
    await bruno
      .getByRole("button", { name: /Chiudi|Termina/ })
      .first()
      .click()
    await expect(bruno.getByRole("status")).toBeVisible()

    const main = await mailTo(bruno, "omar.facsimile@demo.example", "mandat")
    await expect(main).toContainText("Omar Facsimile")
    const [notice, stop] = [await linkIn(main, "/inbox/"), await linkIn(main, "/unsubscribe/")]

    // Whoever else opens it is told whose it is; he goes on to what it was about.
    await bruno.goto(notice)
    await expect(bruno.getByRole("heading", { level: 1 })).toContainText("Omar Facsimile")
    await page.goto(notice)
    await expect(page).toHaveURL(/\/roundtables\//)

    const machine = await open({ javaScriptEnabled: false })
    for (let n = 0; n < 10; n++) expect((await machine.request.get(stop)).ok()).toBe(true)
    const guest = await machine.newPage()
    await guest.goto(stop)
    await checkPage(guest)
    await expect(guest.getByRole("heading", { level: 1 })).toContainText("Omar Facsimile")
    await guest.getByRole("button").filter({ hasText: "Non mandarmeli più" }).click()
    await expect(guest.getByRole("status")).toContainText("non ti mandiamo più")
    await page.goto("/account/notices")
    await expect(page.getByLabel("Posti e mandati")).toHaveValue("none")
  })
})

test("a mail provider's one press stops the mail without a page, a session or a redirect", async ({
  page,
  open,
}) => {
  await signInAs(page, "Ada Esempio")
  const answer = await (await open()).request.post(`/unsubscribe/${"x".repeat(32)}`, {
    form: { "List-Unsubscribe": "One-Click" },
    headers: { Origin: "https://mail.example", "Sec-Fetch-Site": "cross-site" },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(404)
})

test("the desk has its budget: a first view on a phone is no more than 100 kB without fonts", async ({
  page,
  context,
  server,
}) => {
  await signInAs(page, "Bruno Prova")
  for (const path of ["/desk", "/inbox"]) {
    const { counted, byKind } = await weighPage(context, server.url + path)
    expect(counted, JSON.stringify(byKind)).toBeLessThanOrEqual(100_000)
    expect(byKind.Stylesheet).toBeGreaterThan(1000)
  }
})

test("what is open stands on the desk by deadline, and on the table that it is about", async ({
  page,
  checkPage,
}) => {
  await signInAs(page, "Bruno Prova")
  await expect(page.getByRole("heading", { name: /Aperto per te/ })).toBeVisible()
  // What has no deadline comes last, and may be beyond the seven that the desk shows.
  await page.goto("/desk/open")
  await expect(page.getByRole("link", { name: /posti liberi|posto libero/ }).first()).toBeVisible()
  await page.goto("/desk")
  await page.getByRole("link", { name: "Fatto" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fatto")
  await checkPage(page)
  await openPuglia(page, "Panoramica")
  await expect(page.getByRole("heading", { name: /Aperto per te/ })).toBeVisible()
})

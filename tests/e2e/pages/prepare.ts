import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"

/**
 * Steps to a page that the demo world does not have: a letter with a key, a draft, an import. Each uses what
 * it finds, so that it may be asked for again on the same server, and reads no words: it runs in any language.
 */
const DAY = 86_400_000
const WITHIN = 20_000

/** Fills in the fields by their names and presses Enter in the last one. */
const fillIn = async (page: Page, values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values))
    await page.locator(`main :is(input, textarea)[name=${name}]`).fill(value)
  await Promise.all([
    page.waitForEvent("load"),
    page.locator(`main input[name=${Object.keys(values).at(-1)}]`).press("Enter"),
  ])
}

/** The path of the newest link of a kind in the mail to an address, or null. */
const linkTo = async (page: Page, address: string, part: string): Promise<string | null> => {
  await page.goto("/dev/mail")
  const rows = page.locator("main tr", { hasText: address }).locator("a[href^='/dev/mail/']")
  for (const letter of await rows.evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
    await page.goto(letter ?? "")
    const link = page.locator(`main a[href*='/${part}/']`).first()
    if ((await link.count()) > 0) return new URL((await link.getAttribute("href")) ?? "").pathname
  }
  return null
}

/** The path of a link in a mail, as soon as it came. */
export const whenMailed = async (page: Page, address: string, part: string): Promise<string> => {
  for (const end = Date.now() + WITHIN; Date.now() < end; ) {
    const link = await linkTo(page, address, part)
    if (link) return link
    await page.waitForTimeout(200)
  }
  throw new Error(`No mail with a link to /${part}/ came to ${address}`)
}

/** The path of a link in a mail, after the steps that cause it where it was not sent yet. */
const mailed =
  (address: string, part: string, cause: (page: Page) => Promise<unknown>) => async (page: Page) => {
    const known = await linkTo(page, address, part)
    if (known) return known
    await cause(page)
    return whenMailed(page, address, part)
  }

/** Does something in a browser of its own, signed in as nobody. */
export const aside = async (page: Page, work: (other: Page) => Promise<void>) => {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  if (!context) throw new Error("the page has no browser")
  await work(await context.newPage())
  await context.close()
}

export const passwordLink = mailed("elena.campione@demo.example", "links", async (page) => {
  await page.goto("/sign-in/link")
  await fillIn(page, { email: "elena.campione@demo.example" })
})

export const seatInvitation = mailed("guardata@example.org", "invitations", async (page) => {
  await page.goto(`/seats/${demoCode("gl3:1")}/invite`)
  await fillIn(page, { name: "Persona Guardata", email: "guardata@example.org" })
})

/** A manager is told of somebody who asks for an account: a mail that can be stopped. */
export const unsubscribeLink = mailed("gino.finto@demo.example", "unsubscribe", (page) =>
  aside(page, async (other) => {
    const email = "chiede@example.org"
    await other.goto("/request-account")
    await fillIn(other, {
      role: "Prova",
      organisation: "Comune di Borgo Esempio (demo)",
      email,
      name: "Chi Chiede",
    })
    await other.goto(await whenMailed(other, email, "links"))
    await fillIn(other, { password: "tre parole a caso" })
  }),
)

/** The address of the first of the things that a page lists. */
const firstIn = (list: string) => async (page: Page) => {
  await page.goto(list)
  return (await page.locator(`main table a[href^='${list}/']`).first().getAttribute("href")) ?? ""
}
export const firstLetter = firstIn("/dev/mail")
export const firstTopic = firstIn("/admin/taxonomies/topics")

/** The newest entry of the log; signing in made one, which is sealed a moment later. */
export const auditEntry = async (page: Page): Promise<string> => {
  const link = page.locator("main table a[href^='/admin/audit/']").first()
  for (const end = Date.now() + WITHIN; Date.now() < end; await page.waitForTimeout(200)) {
    await page.goto("/admin/audit")
    if ((await link.count()) > 0) return (await link.getAttribute("href")) ?? ""
  }
  throw new Error("The log stayed empty")
}

/** A draft of the rules of a group of the demo's, which has none of its own. */
const draftOf = (table: string) => async (page: Page) => {
  const rules = `/roundtables/${demoCode(table)}/rules`
  const answer = await page.goto(`${rules}/draft`)
  if (answer?.status() === 200) return `${rules}/draft`
  await page.goto(`${rules}/new`)
  await Promise.all([page.waitForURL(/\/draft$/), page.locator("main form button").first().click()])
  return `${rules}/draft`
}
export const draft = draftOf("gl2")
export const draftPart = (part: string) => async (page: Page) => `${await draft(page)}/${part}`

const planned = async (page: Page, path: string, inDays: number) => {
  const typed = (days: number) => formatDates("it").typed(new Date(Date.now() + days * DAY))
  await page.goto(`${path}/plan`)
  await fillIn(page, { act: "Decisione n. 3 (demo)", decidedOn: typed(0), inForceFrom: typed(inDays) })
}

export const draftToConfirm = async (page: Page): Promise<string> => {
  const path = await draft(page)
  await planned(page, path, 10)
  return `${path}/confirm`
}

/** Rules that are put in force from a later day, and can still be withdrawn. */
export const scheduledVersion = async (page: Page): Promise<string> => {
  const versions = `/roundtables/${demoCode("gl3")}/rules/versions`
  const answer = await page.goto(`${versions}/1/withdraw`)
  if (answer?.status() !== 200) {
    await planned(page, await draftOf("gl3")(page), 30)
    const read = page.locator("main form input[type=checkbox]")
    if ((await read.count()) > 0) await read.first().check()
    await Promise.all([page.waitForEvent("load"), page.locator("main form button").first().click()])
  }
  return `${versions}/1/withdraw`
}

const IMPORTED =
  "Nome;Tipo;Livello;Territorio;E-mail\nEnte di Prova (demo);Comune;Comunale;Puglia;x@example.org\n;;;;\nAltro;Boh;Comunale;Puglia;no"

export const importPreview = async (page: Page): Promise<string> => {
  await page.goto("/organisations/import")
  await page.locator("[name=pasted]").fill(IMPORTED)
  await Promise.all([page.waitForURL(/\/imports\//), page.locator("main form button").first().click()])
  return new URL(page.url()).pathname
}

const adhesionAnswers = async (page: Page) => {
  await page.goto("/adhesions/new")
  await page.locator("[name=kind]").selectOption("third_sector")
  await page.locator("[name=level]").selectOption("municipal")
  await fillIn(page, { territory: "Puglia", name: "Ente che guarda (demo)" })
  return new URL(page.url()).pathname
}

const adhesions = new WeakMap<object, string>()
/** A step of a request to join that was begun without an account. */
export const adhesionStep = (step: string) => async (page: Page) => {
  const path = adhesions.get(page) ?? (await adhesionAnswers(page))
  adhesions.set(page, path)
  return `${path}?step=${step}`
}

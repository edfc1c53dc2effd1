import { expect, type Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { mailedLink } from "./mail.ts"

type Values = Record<string, string | boolean>

const fillField = async (page: Page, name: string, value: string | boolean) => {
  const field = page.locator(`main [name="${name}"]`)
  if (typeof value === "boolean") return field.setChecked(value, { force: true })
  const kind = await field.first().getAttribute("type")
  if (kind === "radio" || kind === "checkbox")
    return page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
  return field.fill(value)
}

/** Fills fields of the page's form by their names: words are typed or chosen, true and false tick a box or clear it. */
export const fillFields = async (page: Page, values: Values): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await fillField(page, name, value)
}

/** Gives a table its first rules, as its secretary: a preset, changed subject by subject, in force from today. */
export const giveRules = async (
  page: Page,
  table: string,
  preset: string,
  changes: Readonly<Record<string, Values>>,
): Promise<void> => {
  await page.goto(`/roundtables/${table}/rules/new`)
  await page.getByLabel(preset, { exact: false }).first().check({ force: true })
  await page.getByRole("button", { name: "Comincia la bozza" }).click()
  await expect(page.getByRole("heading", { name: "Bozza delle regole" })).toBeVisible()
  for (const [subject, values] of Object.entries(changes)) {
    await page.goto(`/roundtables/${table}/rules/draft/${subject}`)
    await fillFields(page, values)
    await page.getByRole("button", { name: "Salva nella bozza" }).click()
    await expect(page.getByRole("status")).toContainText("Regola salvata")
  }
  await page.goto(`/roundtables/${table}/rules/draft/plan`)
  const today = formatDates("it").typed(new Date())
  await fillFields(page, { act: "Decisione del gruppo (prova)", decidedOn: today, inForceFrom: today })
  await page.getByRole("button", { name: "Continua" }).click()
  await expect(page.getByRole("heading", { name: "Metti in vigore le regole" })).toBeVisible()
  for (const box of await page.getByLabel(/^Ho letto/).all()) await box.check({ force: true })
  await page.getByRole("button", { name: "Metti in vigore" }).click()
  await expect(page.getByRole("status")).toContainText("sono in vigore da oggi")
}

/** Invites somebody new to a seat, as the secretary, and takes the seat in the page of the invited by the mail's link. */
export const seat = async (
  secretary: Page,
  invited: Page,
  { table, as, name }: { table: string; as: string; name: string },
): Promise<void> => {
  const address = `${name.toLowerCase().replace(" ", ".")}.${Date.now()}@example.org`
  await secretary.goto(`/roundtables/${table}/members`)
  await secretary.getByRole("link", { name: as }).click()
  await secretary.getByLabel("Nome e cognome").fill(name)
  await secretary.getByLabel("E-mail di lavoro").fill(address)
  await secretary.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(secretary.getByRole("status")).toContainText("Invito in partenza")
  await invited.goto(await mailedLink(secretary, address, "", "/invitations/"))
  await invited.getByLabel("Scegli una password").fill("tre parole a caso")
  await invited.getByRole("button", { name: "Accetto il posto" }).click()
  await expect(invited.getByRole("status")).toContainText("Il posto è tuo")
}

import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const TITLE = "مكتب مفتوح مساءً (تجربة)"
const ANSWERS = [
  "يفتح المكتب صباحًا فقط، ومن يعمل في الحقول لا يستطيع الحضور.",
  "نطلب مساءين في الأسبوع لمدة ستة أشهر.",
  "من البلدية التي تدير المكتب.",
  "نعدّ الأشخاص الذين حضروا كل شهر.",
]

const press = (page: Page) => page.locator("main form button[type=submit]").first().click()

/** Writes the four answers on four pages; one that is too long comes back as it was typed. */
const answerAll = async (page: Page) => {
  const long = "ن".repeat(6_001)
  await page.locator("textarea").fill(long)
  await press(page)
  await expect(page.getByRole("alert")).toBeVisible()
  await expect(page.locator("textarea")).toHaveValue(long)
  for (const [n, answer] of ANSWERS.entries()) {
    await page.locator("textarea").fill(answer)
    await press(page)
    await expect(page).toHaveURL(new RegExp(`/edit\\?step=${n + 2}$`))
  }
}

test("an association writes in Arabic on a phone without a script, another signs, others support, admit and comment", async ({
  open,
  checkPage,
}) => {
  const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
  const someone = async (name: string, how: Parameters<typeof open>[0] = {}) => {
    const page = await (await open(how)).newPage()
    await signInAs(page, name)
    return page
  }

  const writer = await someone("Fatou Dimostrativa", phone)
  await writer.goto(`/language/ar?to=/roundtables/${demoCode("t3")}/proposals/new`)
  await expect(writer.locator("html")).toHaveAttribute("dir", "rtl")
  await writer.locator("main input[name=title]").fill(TITLE)
  await press(writer)
  await writer.waitForURL(/\/proposals\/\w+\/edit$/)
  const path = new URL(writer.url()).pathname.replace(/\/edit$/, "")
  await answerAll(writer)
  await press(writer)
  await expect(writer).toHaveURL(/\/submit$/)
  await writer.goto(`${path}/authors`)
  await writer.locator("main input[name=body]").fill("Giovani Ponte (demo)")
  await writer.getByRole("button", { name: "دعوة إلى التوقيع" }).click()
  await expect(writer.getByRole("status")).toBeVisible()
  await checkPage(writer)

  const second = await someone("Omar Facsimile", { javaScriptEnabled: false })
  await second.goto(`/language/it?to=${path}/authors`)
  await second.getByText("Leggi il testo prima di firmare").click()
  await expect(second.getByText(ANSWERS[0] ?? "")).toHaveAttribute("lang", "ar")
  await second.getByRole("button", { name: /Firma la proposta/ }).click()
  await expect(second.getByRole("status")).toContainText("Hai firmato")

  await writer.goto(`${path}/submit`)
  await writer.getByRole("button", { name: "توقيع وتقديم" }).click()
  await expect(writer.getByRole("status")).toContainText(/\d+\/\d{4}/)
  await checkPage(writer)

  const supporter = await someone("Hana Simulata", phone)
  await supporter.goto(path)
  await supporter.getByRole("button", { name: "Sostieni la proposta" }).click()
  await expect(supporter.getByText("Il sostegno basta per ammetterla")).toBeVisible()

  const secretary = await someone("Bruno Prova", { javaScriptEnabled: false })
  await secretary.goto(`${path}/admission`)
  await secretary.getByRole("radio", { name: /^Ammetti/ }).check({ force: true })
  await secretary.getByRole("button", { name: "Registra il passo" }).click()
  await expect(secretary.getByRole("status")).toContainText("Gli autori lo sanno")

  const other = await someone("Gino Finto", { javaScriptEnabled: false })
  await other.goto(`${path}/comments`)
  await other.getByRole("radio", { name: "Contro" }).check({ force: true })
  await other.getByLabel("Che cosa vuoi dire").fill("Il personale non basta per due sere.")
  await other.getByRole("button", { name: "Commenta" }).click()
  await expect(other.getByText("Il personale non basta per due sere.")).toBeVisible()
  await checkPage(other)

  const visitor = await (await open(phone)).newPage()
  await visitor.goto(path)
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(TITLE)
  await expect(visitor.getByText("Contrari: 1")).toBeVisible()
  for (const name of ["Fatou", "Omar", "Hana", "Gino", "Bruno"])
    await expect(visitor.locator("main")).not.toContainText(name)
  await checkPage(visitor)
})

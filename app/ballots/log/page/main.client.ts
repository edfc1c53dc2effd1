import "./no-eval.client.ts"
import arBallots from "../../../i18n/messages/ar/ballots.json"
import arCommon from "../../../i18n/messages/ar/common.json"
import arRegulation from "../../../i18n/messages/ar/regulation.json"
import enBallots from "../../../i18n/messages/en/ballots.json"
import enCommon from "../../../i18n/messages/en/common.json"
import enRegulation from "../../../i18n/messages/en/regulation.json"
import frBallots from "../../../i18n/messages/fr/ballots.json"
import frCommon from "../../../i18n/messages/fr/common.json"
import frRegulation from "../../../i18n/messages/fr/regulation.json"
import itBallots from "../../../i18n/messages/it/ballots.json"
import itCommon from "../../../i18n/messages/it/common.json"
import itRegulation from "../../../i18n/messages/it/regulation.json"
import { createTranslate, type Messages, type Translate } from "../../../i18n/translate.ts"
import { type Recount, recount } from "../recount.ts"
import { recountLines } from "../report-lines.ts"
import { checkedOf } from "./checks.ts"

const MESSAGES: Readonly<Record<string, Messages>> = {
  it: { ballots: itBallots, common: itCommon, regulation: itRegulation },
  en: { ballots: enBallots, common: enCommon, regulation: enRegulation },
  fr: { ballots: frBallots, common: frCommon, regulation: frRegulation },
  ar: { ballots: arBallots, common: arCommon, regulation: arRegulation },
}
const page = globalThis.document
const part = <E extends HTMLElement>(id: string) => page.getElementById(id) as E

const line = (tag: string, text: string, className = ""): HTMLElement => {
  const element = page.createElement(tag)
  element.textContent = text
  element.className = className
  element.dir = "auto"
  return element
}

const keptHead = (): string | null =>
  part<HTMLInputElement>("head").value.replace(/\s/g, "").toLowerCase() || null

const daysOf = (locale: string) => ({
  longDay: (day: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day)),
})

/** Says what was looked at and how it went, then the outcome in the words that page and verbale have. */
const show = (t: Translate, locale: string, found: Recount) => {
  const isWhole = found.breaks.length === 0
  const answer = part("answer")
  answer.replaceChildren(
    line(
      "h2",
      t(isWhole ? "ballots.verify_page.whole" : "ballots.verify_page.broken"),
      isWhole ? "ok" : "bad",
    ),
  )
  for (const text of recountLines(found, { t, ...daysOf(locale) })) answer.append(line("p", text))
  const list = page.createElement("ul")
  for (const { check, state } of checkedOf(found.breaks, keptHead() !== null)) {
    const says = `${t(`ballots.verify_page.states.${state}`)}: ${t(`ballots.verify_page.checks.${check}`)}`
    list.append(line("li", says, state))
  }
  answer.append(line("h3", t("ballots.verify_page.checked")), list)
  answer.focus()
}

const unread: Recount = { file: null, verdict: null, head: null, breaks: [{ what: "format", at: 0 }] }

const readFile = async (): Promise<Recount | null> => {
  const [file] = Array.from(part<HTMLInputElement>("file").files ?? [])
  if (!file) return null
  try {
    return recount(JSON.parse(await file.text()), keptHead())
  } catch {
    return unread
  }
}

const TEXTS = ["title", "lead", "file", "head", "head_help", "press", "offline", "save"] as const

/** Writes the page in a language. */
const speak = (locale: string): Translate => {
  const t = createTranslate(locale, MESSAGES[locale] ?? {}, MESSAGES.it)
  page.documentElement.lang = locale
  page.documentElement.dir = locale === "ar" ? "rtl" : "ltr"
  page.title = t("ballots.verify_page.title")
  for (const name of TEXTS)
    for (const element of page.querySelectorAll(`[data-text=${name}]`))
      element.textContent = t(`ballots.verify_page.${name}`)
  return t
}

const languages = part<HTMLSelectElement>("language")
const asked = [globalThis.location.hash.slice(1), globalThis.navigator.language.slice(0, 2), "it"]
let locale = asked.find((one) => one in MESSAGES) ?? "it"
languages.value = locale
let t = speak(locale)
let last: Recount | null = null

languages.addEventListener("change", () => {
  locale = languages.value
  t = speak(locale)
  if (last) show(t, locale, last)
})
part("form").addEventListener("submit", async (event) => {
  event.preventDefault()
  last = await readFile()
  if (last) show(t, locale, last)
  else part("answer").replaceChildren(line("p", t("ballots.verify_page.no_file"), "bad"))
})

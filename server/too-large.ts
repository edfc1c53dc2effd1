import type { MessageCatalogue } from "#app/i18n/load.server.ts"
import { negotiateLocale, SOURCE_LOCALE } from "#app/i18n/locale.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import type { BodyRefusal } from "./body-limit.ts"
import { chosenLanguage } from "./context.ts"

const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The page for a body that was refused before anything was read of it: plain, in the reader's language. */
export const tooLargePage =
  (messages: () => MessageCatalogue, megabytes: number): BodyRefusal =>
  (request, response, status) => {
    const catalogue = messages()
    const locale = negotiateLocale(Object.keys(catalogue), {
      chosen: chosenLanguage(request.headers.cookie ?? ""),
      person: null,
      acceptLanguage: request.headers["accept-language"] ?? null,
    })
    const t = createTranslate(locale, catalogue[locale] ?? {}, catalogue[SOURCE_LOCALE])
    const title = t(status === 413 ? "errors.too_large.title" : "errors.busy.title")
    const text = status === 413 ? t("errors.too_large.files", { megabytes }) : t("errors.busy.text")
    if (status === 503) response.setHeader("Retry-After", "60")
    const direction = locale === "ar" ? "rtl" : "ltr"
    response
      .type("html")
      .send(
        `<!doctype html><html lang="${locale}" dir="${direction}"><meta charset="utf-8">` +
          `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>` +
          `<main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main></html>`,
      )
  }

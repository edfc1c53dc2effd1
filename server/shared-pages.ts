import type { NextFunction, Request, Response } from "express"
import { negotiateLocale } from "#app/i18n/locale.ts"
import { chosenLanguage } from "./context.ts"
import { copyPage, isNobody, type PageCopy, showCopy } from "./page-copy.ts"

/** How long a page is shown again as it was, in milliseconds. */
const FRESH_FOR = 1000
const MOST_PAGES = 300

type Options = { locales: () => string[]; now?: () => number }

/**
 * Shows a public page that was made within the last second once more to whoever is not signed in, so that a
 * thousand people who open the same link cost as much as one. The page's nonce is put in anew each time.
 */
export const sharedPages = ({ locales, now = () => performance.now() }: Options) => {
  const pages = new Map<string, { until: number; copy: PageCopy }>()
  return (request: Request, response: Response, next: NextFunction) => {
    const cookies = request.headers.cookie ?? ""
    if (request.method !== "GET" || !isNobody(cookies)) return next()
    const acceptLanguage = request.headers["accept-language"] ?? null
    const locale = negotiateLocale(locales(), { chosen: chosenLanguage(cookies), acceptLanguage })
    const key = `${locale} ${request.originalUrl}`
    const known = pages.get(key)
    const began = now()
    if (known && known.until > began) return showCopy(known.copy, response)
    pages.delete(key)
    copyPage(response, (copy, again) => {
      if (again !== "shared") return
      pages.set(key, { until: began + FRESH_FOR, copy })
      if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value ?? "")
    })
    next()
  }
}

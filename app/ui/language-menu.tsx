import { Icon } from "./icon.tsx"

export type Language = { href: string; name: string; lang: string; dir?: "ltr" | "rtl"; current?: boolean }

/** Links to the same page in other languages; each says its own name in its own language. */
export const LanguageLinks = ({ languages }: { languages: readonly Language[] }) => (
  <ul>
    {languages.map(({ href, name, lang, dir, current }) => (
      <li key={lang}>
        <a href={href} lang={lang} hrefLang={lang} aria-current={current ? "true" : undefined}>
          <bdi dir={dir}>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
)

type LanguageMenuProps = {
  languages: readonly Language[]
  /** What the menu does, read after the name of the current language: ", cambia lingua". */
  hint: string
}

/** The language of the page and the others it can be read in. */
export const LanguageMenu = ({ languages, hint }: LanguageMenuProps) => {
  const current = languages.find((language) => language.current)
  return (
    <details className="menu language">
      <summary>
        {current?.name}
        <span className="visually-hidden">{hint}</span>
        <Icon name="it-expand" />
      </summary>
      <div className="pop">
        <LanguageLinks languages={languages} />
      </div>
    </details>
  )
}

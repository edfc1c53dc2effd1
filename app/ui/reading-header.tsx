import type { ReactNode } from "react"
import { Brand, type BrandProps } from "./bar.tsx"
import { Icon } from "./icon.tsx"
import { type Language, LanguageMenu } from "./language-menu.tsx"
import { type NavLink, NavList, WholeMenu } from "./menu.tsx"
import { SkipLink } from "./skip-link.tsx"

type ReadingHeaderProps = {
  brand: BrandProps
  /** The public body that the site belongs to. */
  owner: { name: string; href: string }
  links: readonly NavLink[]
  languages: readonly Language[]
  signIn: { href: string; label: string } | null
  /** Search over the public pages; none where there is no index. */
  search?: { action: string; label: string; button: string; value?: string } | null
  texts: { skip: string; navigation: string; menu: string; languageHint: string }
  /** The strip above the header. */
  strip?: ReactNode
}

const Search = ({ action, label, button, value }: NonNullable<ReadingHeaderProps["search"]>) => (
  // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know <search>
  <form className="hd-search" role="search" aria-label={label} action={action}>
    <input name="q" type="search" aria-label={label} defaultValue={value} />
    <button type="submit">
      <Icon name="it-search" />
      {button}
    </button>
  </form>
)

type SlimProps = Pick<ReadingHeaderProps, "owner" | "languages" | "signIn"> & { hint: string }

const Slim = ({ owner, languages, signIn, hint }: SlimProps) => (
  <div className="hd-slim">
    <div className="wrap">
      <a href={owner.href}>{owner.name}</a>
      <div className="push">
        <LanguageMenu languages={languages} hint={hint} />
      </div>
      {signIn ? (
        <a className="hd-btn" href={signIn.href}>
          <Icon name="it-user" />
          {signIn.label}
        </a>
      ) : null}
    </div>
  </div>
)

/** Header of the pages that everybody reads: body and language, name and search, navigation. */
export const ReadingHeader = (props: ReadingHeaderProps) => {
  const { brand, owner, links, languages, signIn, search, texts, strip } = props
  const searchLink: NavLink[] = search
    ? [{ href: search.action, label: search.button, icon: "it-search" }]
    : []
  return (
    <header className="hd">
      <SkipLink label={texts.skip} />
      {strip}
      <Slim owner={owner} languages={languages} signIn={signIn} hint={texts.languageHint} />
      <div className="hd-center">
        <div className="wrap">
          <Brand {...brand} />
          {search ? <Search {...search} /> : null}
          <WholeMenu label={texts.menu}>
            <NavList links={[...links, ...searchLink]} />
          </WholeMenu>
        </div>
      </div>
      <nav className="hd-nav" aria-label={texts.navigation}>
        <div className="wrap">
          <NavList links={links} />
        </div>
      </nav>
    </header>
  )
}

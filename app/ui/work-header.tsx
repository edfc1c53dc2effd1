import type { ReactNode } from "react"
import { Brand, type BrandProps } from "./bar.tsx"
import { Icon } from "./icon.tsx"
import { type Language, LanguageLinks } from "./language-menu.tsx"
import { Menu, NavItem, type NavLink, NavList, WholeMenu } from "./menu.tsx"
import { Avatar } from "./person.tsx"
import { SkipLink } from "./skip-link.tsx"

type WorkHeaderProps = {
  brand: BrandProps
  links: readonly NavLink[]
  /** Search, notices: at the end of the bar. */
  tools: readonly NavLink[]
  /** `choices`: a form that changes for whom the person acts, where there is a choice. */
  person: { name: string; acting: string | null; links: readonly NavLink[]; choices?: ReactNode }
  languages: readonly Language[]
  /** A form with one button: leaving changes something, so it is no link. */
  signOut: ReactNode
  texts: { skip: string; navigation: string; menu: string; personal: string }
  strip?: ReactNode
}

const Me = ({ person, languages, signOut }: Pick<WorkHeaderProps, "person" | "languages" | "signOut">) => (
  <Menu
    className="me"
    summary={
      <>
        <Avatar name={person.name} />
        <span className="who-text">
          <bdi>{person.name}</bdi>
          {person.acting ? <small>{person.acting}</small> : null}
        </span>
        <Icon name="it-expand" />
      </>
    }
  >
    {person.choices}
    <NavList links={person.links} />
    <LanguageLinks languages={languages} />
    {signOut}
  </Menu>
)

/** Header of members: one bar with the places of work, what is new, and the person with their organisation. */
export const WorkHeader = (props: WorkHeaderProps) => {
  const { brand, links, tools, person, languages, signOut, texts, strip } = props
  const acting = person.acting ? `${person.name}, ${person.acting}` : person.name
  return (
    <header className="hd bar">
      <SkipLink label={texts.skip} />
      {strip}
      <div className="wrap">
        <Brand {...brand} />
        <nav className="links" aria-label={texts.navigation}>
          <NavList links={links} />
        </nav>
        <nav className="right" aria-label={texts.personal}>
          <ul>
            {tools.map((link) => (
              <li key={link.href}>
                <NavItem {...link} />
              </li>
            ))}
            <li>
              <Me person={person} languages={languages} signOut={signOut} />
            </li>
          </ul>
        </nav>
        <WholeMenu label={texts.menu}>
          <NavList links={[...links, ...tools]} />
          <p className="acting">{acting}</p>
          {person.choices}
          <NavList links={person.links} />
          <LanguageLinks languages={languages} />
          {signOut}
        </WholeMenu>
      </div>
    </header>
  )
}

import { Icon } from "./icon.tsx"

export type Tab = {
  href: string
  label: string
  current?: boolean
  /** What is open behind it; zero is not shown. */
  count?: number
}

const TabLinks = ({ tabs }: { tabs: readonly Tab[] }) => (
  <ul>
    {tabs.map(({ href, label, current, count }) => (
      <li key={href}>
        <a href={href} aria-current={current ? "page" : undefined}>
          {label}
          {count ? <small> {count}</small> : null}
        </a>
      </li>
    ))}
  </ul>
)

type TabsProps = {
  /** Name of the navigation: "Sezioni del Tavolo". */
  label: string
  tabs: readonly Tab[]
  /** What stands before the current name in the folded version: "Sezione:". */
  pick: string
}

/** The sections of a thing, as links; on phones they fold behind one line. */
export const Tabs = ({ label, tabs, pick }: TabsProps) => (
  <nav className="tabs" aria-label={label}>
    <TabLinks tabs={tabs} />
    <details className="pick">
      <summary>
        <Icon name="it-burger" />
        <span>
          {pick} <b>{tabs.find((tab) => tab.current)?.label}</b>
        </span>
        <Icon name="it-expand" />
      </summary>
      <TabLinks tabs={tabs} />
    </details>
  </nav>
)

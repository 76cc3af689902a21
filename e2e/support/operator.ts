// An operator who comes in by the token.
import { expect, type Page } from '@playwright/test'
import { ADMIN_TOKEN, FOR_OPERATORS } from './places'

export async function enter(page: Page): Promise<void> {
  await page.goto(`${FOR_OPERATORS}/dashboard`)
  await page.getByLabel('Token').fill(ADMIN_TOKEN)
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await expect(page.getByRole('navigation', { name: 'Dashboard' })).toBeVisible({ timeout: 15_000 })
}

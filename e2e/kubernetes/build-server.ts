import { missingAssets, provideAssets } from './assets'

/** Builds the real API server ahead of its tests, so that CI can do it beside other suites. */
async function build() {
  console.log(missingAssets() ?? (await provideAssets(console.log)))
}

void build()

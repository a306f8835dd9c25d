import { describe } from 'node:test'
import { contract } from './contract'
import { startEmulatorWorld } from './emulator-world'

describe('the emulator', () => contract(startEmulatorWorld))

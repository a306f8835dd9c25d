import { describe } from 'node:test'
import { contract, withWorld } from './contract'
import { startEmulatorWorld } from './emulator-world'

describe('the emulator', () => contract(withWorld(startEmulatorWorld)))

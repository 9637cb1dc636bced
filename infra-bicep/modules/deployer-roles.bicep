// What whoever deploys may do, for the hooks: seed the roster, make the wrapping key, send the test alert, move in and out. Take it away by
// deploying with an empty principalId and removing the assignments, once the installation stands.

@description('Object id of whoever deploys.')
param principalId string

@description('What kind of principal that is.')
param principalType string

@description('Name of the storage account, or nothing: whoever deploys a relay reads none of its data.')
param storageName string = ''

@description('Name of the Service Bus namespace, or nothing.')
param busName string = ''

@description('Name of the vault.')
param vaultName string

var storageRoles = [
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe' // Storage Blob Data Contributor: bodies too large for a table
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor: records
]
var busRoles = [
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39' // Azure Service Bus Data Sender: messages that follow from a save
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0' // Azure Service Bus Data Receiver: an export looks at what waits in the queues
]
var vaultRole = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' // Key Vault Secrets Officer: the wrapping key, the vendors' secrets

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = if (!empty(storageName)) {
  name: storageName
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = if (!empty(busName)) {
  name: busName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource onStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in storageRoles: if (!empty(storageName)) {
  scope: storage
  name: guid(storage.id, principalId, role)
  properties: { principalId: principalId, principalType: principalType, roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role) }
}]

resource onBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in busRoles: if (!empty(busName)) {
  scope: bus
  name: guid(bus.id, principalId, role)
  properties: { principalId: principalId, principalType: principalType, roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role) }
}]

resource onVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, vaultRole)
  properties: { principalId: principalId, principalType: principalType, roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultRole) }
}

// The one identity with which the app reaches everything, and what it may do: each role on the one resource that it is for.
// It is user-assigned, so that its roles exist before the app does and outlive an app that is made anew.

@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Name of the storage account.')
param storageName string

@description('Name of the Service Bus namespace.')
param busName string

@description('Name of the SignalR Service, or nothing: a relay has no pages.')
param signalRName string = ''

@description('Name of AI Language, or nothing.')
param languageName string = ''

@description('Name of the vault.')
param vaultName string

@description('Name of the Application Insights component, or nothing: a relay sends nobody telemetry.')
param insightsName string = ''

var storageRoles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner: the host's leases, the package, bodies, anchors, media
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor: records
]
var busRoles = [
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39' // Azure Service Bus Data Sender
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0' // Azure Service Bus Data Receiver
]
var signalRRole = '7e4f1700-ea5a-4f59-8f37-079cfe29dce3' // SignalR Service Owner: tokens for pages, pushes over REST
var languageRole = 'a97b65f3-24c7-4388-baec-2e87135dc908' // Cognitive Services User: calls, reads no keys
var vaultRole = '4633458b-17de-408a-b874-0445c86b69e6' // Key Vault Secrets User: reads, never writes
var insightsRole = '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher: sends telemetry, reads none

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }
resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = { name: busName }
resource signalR 'Microsoft.SignalRService/signalR@2024-03-01' existing = if (!empty(signalRName)) { name: signalRName }
resource language 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = if (!empty(languageName)) { name: languageName }
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = if (!empty(insightsName)) { name: insightsName }

resource onStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in storageRoles: {
  scope: storage
  name: guid(storage.id, name, role)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role) }
}]

resource onBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in busRoles: {
  scope: bus
  name: guid(bus.id, name, role)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role) }
}]

resource onSignalR 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(signalRName)) {
  scope: signalR
  name: guid(signalR.id, name, signalRRole)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', signalRRole) }
}

resource onLanguage 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(languageName)) {
  scope: language
  name: guid(language.id, name, languageRole)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', languageRole) }
}

resource onVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, name, vaultRole)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultRole) }
}

resource onInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(insightsName)) {
  scope: insights
  name: guid(insights.id, name, insightsRole)
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', insightsRole) }
}

@description('Resource id of the identity.')
output id string = identity.id

@description('Client id of the identity, for connections.')
output clientId string = identity.properties.clientId

@description('Object id of the identity, for the registration that trusts it.')
output principalId string = identity.properties.principalId

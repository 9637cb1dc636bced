// The Azure edition of Satark, made by `azd up`. What an installation decides stands in parameters; its own settings
// (agencies, sender headers, …) in settings.json; no secret in either.
targetScope = 'subscription'

@minLength(1)
@maxLength(20)
@description('Name of the azd environment; part of every resource\'s name and tag.')
param environmentName string

// The one list of regions in the repository: India, where the law and the people are. Not each service is in each of them.
@allowed([
  'centralindia'
  'southindia'
  'westindia'
  'jioindiawest'
  'jioindiacentral'
])
@description('Region of everything that has no region of its own below.')
param location string

@description('Object id of whoever deploys: may seed the roster and write secrets. Empty: nobody may.')
param principalId string

@allowed([ 'User', 'Group', 'ServicePrincipal' ])
@description('What kind of principal deploys.')
param principalType string = 'User'

@description('Application id of the Entra registration that people sign in with; scripts/preprovision makes it. Empty: the app refuses to start.')
param signInClientId string = ''

@description('Entra tenant whose people may sign in.')
param signInTenantId string = tenant().tenantId

@description('Address under which the outside reaches the app, as in https://desk.police.example. Empty: the app\'s own host name.')
param publicUrl string = ''

@description('Mail address that hears the alert rules. Empty: alerts are only shown in the portal.')
param alertMail string = ''

@description('Region of SignalR Service, where the main region lacks it.')
param signalRLocation string = location

@description('Region of AI Language, where the main region lacks it.')
param languageLocation string = location

@description('Whether AI Language tells languages and finds names of places. Without it what is built in does, offline.')
param languageEnabled bool = true

@allowed([ 'Free_F1', 'Standard_S1', 'Premium_P1' ])
@description('SKU of SignalR Service. Free: 20 pages and 20,000 messages a day; Standard and Premium: 1,000 pages a unit.')
param signalRSku string = 'Standard_S1'

@minValue(1)
@maxValue(100)
@description('Units of SignalR Service.')
param signalRUnits int = 1

@minValue(1)
@maxValue(20)
@description('Instances that are always ready for HTTP, and as many for the urgent lane. At least two with zone redundancy.')
param alwaysReadyInstances int = 1

@minValue(40)
@maxValue(1000)
@description('Most instances of the app.')
param maximumInstances int = 100

@allowed([ 2048, 4096 ])
@description('Memory of an instance in MB.')
param instanceMemory int = 2048

@description('Whether the app and its storage spread over availability zones in regions that have them.')
param zoneRedundant bool = true

@description('Regions of the list above with availability zones for the app\'s plan and for zone-redundant storage.')
param zonalLocations array = [ 'centralindia' ]

@description('Whether storage, bus, vault and language are reached only over a virtual network. Makes Service Bus Premium.')
param vnetEnabled bool = false

@description('With vnetEnabled: the one public IPv4 address from which the hooks may reach storage, bus and vault. Empty: none.')
param deployerIpAddress string = ''

@minValue(30)
@maxValue(730)
@description('Days for which logs are kept.')
param logRetentionDays int = 90

@description('Whether the informers\' relay gets its resource group with an app, an account, a bus, a vault and an identity of its own.')
param relayEnabled bool = false

@description('Address under which informers and their vendor reach the relay, as in https://tip.police.example. Empty: its app\'s own host name.')
param relayUrl string = ''

@description('Object id of whoever may put keys and secrets into the relay\'s vault: better somebody else than who deploys the desk.')
param relayPrincipalId string = principalId

var abbreviations = loadJsonContent('abbreviations.json')
var own = loadJsonContent('settings.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var appName = '${abbreviations.app}${token}'
var appUrl = 'https://${appName}.azurewebsites.net'
var zonal = zoneRedundant && contains(zonalLocations, location)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: '${abbreviations.workspace}${token}'
    insightsName: '${abbreviations.insights}${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storage}${token}'
    location: location
    tags: tags
    zoneRedundant: zonal
    isolated: vnetEnabled
    deployerIpAddress: deployerIpAddress
  }
}

module bus 'modules/bus.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.bus}${token}'
    location: location
    tags: tags
    zoneRedundant: zonal
    isolated: vnetEnabled
    deployerIpAddress: deployerIpAddress
  }
}

module signalR 'modules/signalr.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.signalR}${token}'
    location: signalRLocation
    tags: tags
    sku: signalRSku
    units: signalRUnits
    // As browsers name an origin: no path, no slash at the end.
    origins: empty(publicUrl) ? [ appUrl ] : [ appUrl, join(take(split(publicUrl, '/'), 3), '/') ]
    isolated: vnetEnabled
  }
}

module language 'modules/language.bicep' = if (languageEnabled) {
  scope: group
  params: {
    name: '${abbreviations.language}${token}'
    location: languageLocation
    tags: tags
    isolated: vnetEnabled
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.vault}${token}'
    location: location
    tags: tags
    isolated: vnetEnabled
    deployerIpAddress: deployerIpAddress
  }
}

module identity 'modules/app-identity.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.identity}${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    busName: bus.outputs.name
    signalRName: signalR.outputs.name
    languageName: languageEnabled ? language!.outputs.name : ''
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module deployerRoles 'modules/deployer-roles.bicep' = if (!empty(principalId)) {
  scope: group
  params: {
    principalId: principalId
    principalType: principalType
    storageName: storage.outputs.name
    busName: bus.outputs.name
    vaultName: vault.outputs.name
  }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  scope: group
  params: {
    name: '${abbreviations.network}${token}'
    location: location
    tags: tags
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (vnetEnabled) {
  scope: group
  params: {
    prefix: '${abbreviations.privateEndpoint}${token}'
    location: location
    tags: tags
    networkId: vnetEnabled ? network!.outputs.id : ''
    subnetId: vnetEnabled ? network!.outputs.endpointSubnetId : ''
    storageId: storage.outputs.id
    busId: bus.outputs.id
    signalRId: signalR.outputs.id
    vaultId: vault.outputs.id
    languageId: languageEnabled ? language!.outputs.id : ''
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    planName: '${abbreviations.plan}${token}'
    name: appName
    location: location
    tags: tags
    // Its roles exist by then: without them the app could not fetch its package.
    identityId: identity.outputs.id
    deploymentContainer: storage.outputs.deploymentContainer
    alwaysReadyInstances: alwaysReadyInstances
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    zoneRedundant: zonal
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
  }
}

module appSettings 'modules/app-settings.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
    publicUrl: empty(publicUrl) ? app.outputs.url : publicUrl
    identityClientId: identity.outputs.clientId
    insightsConnection: monitoring.outputs.insightsConnection
    storageName: storage.outputs.name
    tableEndpoint: storage.outputs.tableEndpoint
    blobEndpoint: storage.outputs.blobEndpoint
    busHost: bus.outputs.host
    signalREndpoint: signalR.outputs.endpoint
    languageEndpoint: languageEnabled ? language!.outputs.endpoint : ''
    vaultUri: vault.outputs.uri
    signInTenantId: signInTenantId
    signInClientId: signInClientId
    settings: own.settings
    secrets: own.secrets
  }
}

module signIn 'modules/sign-in.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
    tenantId: signInTenantId
    clientId: signInClientId
  }
  // Both write the site's configuration; one after the other, since each write restarts it.
  dependsOn: [ appSettings ]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    prefix: '${abbreviations.alert}${token}'
    actionGroupName: '${abbreviations.actionGroup}${token}'
    location: location
    tags: tags
    mail: alertMail
    workspaceId: monitoring.outputs.workspaceId
    busId: bus.outputs.id
  }
}

resource relayGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = if (relayEnabled) {
  name: '${abbreviations.resourceGroup}${environmentName}-relay'
  location: location
  tags: tags
}

module relay 'modules/relay.bicep' = if (relayEnabled) {
  scope: relayGroup
  params: {
    token: token
    location: location
    tags: tags
    publicUrl: relayUrl
    deskUrl: empty(publicUrl) ? app.outputs.url : publicUrl
    principalId: relayPrincipalId
    principalType: principalType
    zoneRedundant: zonal
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    settings: own.relaySettings
    secrets: own.relaySecrets
  }
}

@description('Region, for azd.')
output AZURE_LOCATION string = location

@description('Resource group of everything but the relay.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output SATARK_APP_NAME string = app.outputs.name

@description('Object id of the app\'s identity, which the registration trusts.')
output SATARK_IDENTITY_ID string = identity.outputs.principalId

@description('Where the app answers.')
output SATARK_APP_URL string = app.outputs.url

@description('Where the outside reaches it: what links and callbacks name.')
output SATARK_PUBLIC_URL string = empty(publicUrl) ? app.outputs.url : publicUrl

@description('Table endpoint, for the seeding verb.')
output SATARK_TABLE_ENDPOINT string = storage.outputs.tableEndpoint

@description('Blob endpoint, for the seeding verb.')
output SATARK_BLOB_ENDPOINT string = storage.outputs.blobEndpoint

@description('Host name of the bus, for the seeding verb.')
output SATARK_BUS_HOST string = bus.outputs.host

@description('Name of the vault, where scripts/postprovision puts the wrapping key.')
output SATARK_VAULT_NAME string = vault.outputs.name

@description('Address of the vault.')
output SATARK_VAULT_URI string = vault.outputs.uri

@description('Vault of the informers\' relay, or nothing.')
output SATARK_RELAY_VAULT_NAME string = relayEnabled ? relay!.outputs.vaultName : ''

@description('App of the informers\' relay, or nothing.')
output SATARK_RELAY_APP_NAME string = relayEnabled ? relay!.outputs.appName : ''

@description('Resource group of the informers\' relay, or nothing.')
output SATARK_RELAY_RESOURCE_GROUP string = relayEnabled ? relayGroup!.name : ''

@description('Where informers and their vendor reach the relay, or nothing.')
output SATARK_RELAY_URL string = relayEnabled ? relay!.outputs.url : ''

// Pushes to open pages. Serverless: pages connect to the service with a token that the app's negotiate answer carries, and
// the app publishes over the service's REST API. Nothing calls the app back: it has no upstream.

@description('Name of the service.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('SKU name.')
param sku string

@description('Units.')
param units int

@description('Where pages come from: the app\'s own address, and the public one.')
param origins array

@description('Whether the app\'s side is reached only over the virtual network. Pages connect from anywhere.')
param isolated bool

resource signalR 'Microsoft.SignalRService/signalR@2024-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'SignalR'
  sku: {
    name: sku
    tier: split(sku, '_')[0]
    capacity: units
  }
  properties: {
    features: [
      { flag: 'ServiceMode', value: 'Serverless' }
      // Who was connected when is nobody's business but the desk's.
      { flag: 'EnableConnectivityLogs', value: 'false' }
      { flag: 'EnableMessagingLogs', value: 'false' }
    ]
    cors: {
      allowedOrigins: origins
    }
    disableLocalAuth: true
    disableAadAuth: false
    publicNetworkAccess: 'Enabled'
    networkACLs: {
      defaultAction: 'Allow'
      publicNetwork: isolated ? { deny: [ 'ServerConnection', 'RESTAPI', 'Trace' ] } : {}
    }
    tls: {
      clientCertEnabled: false
    }
  }
}

@description('Name of the service.')
output name string = signalR.name

@description('Resource id.')
output id string = signalR.id

@description('Address that the app and the pages connect to.')
output endpoint string = 'https://${signalR.properties.hostName}'

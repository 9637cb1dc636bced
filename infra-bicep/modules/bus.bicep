// The three lanes. Duplicate detection stays off: inside its window a repeated message id is accepted and dropped, and a
// message that was promised would be lost. Handlers are idempotent instead.

@description('Name of the namespace.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Whether a Premium namespace spreads over availability zones; Standard does so by itself.')
param zoneRedundant bool

@description('Whether only the virtual network reaches it: needs Premium.')
param isolated bool

@description('The public IPv4 address that reaches it although it is isolated, or nothing.')
param deployerIpAddress string

var lanes = [ 'urgent', 'ordinary', 'bulk' ]
var tier = isolated ? 'Premium' : 'Standard'
var open = !isolated || !empty(deployerIpAddress) ? 'Enabled' : 'Disabled'

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: isolated ? { name: tier, tier: tier, capacity: 1 } : { name: tier, tier: tier }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: open
    zoneRedundant: isolated && zoneRedundant
  }
}

resource lane 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in lanes: {
  parent: bus
  name: queue
  properties: {
    requiresDuplicateDetection: false
    requiresSession: false
    enablePartitioning: false
    deadLetteringOnMessageExpiration: true
    maxDeliveryCount: 10
    // The longest lock; the app renews it for handlers that take longer.
    lockDuration: 'PT5M'
    // The longest there is: a message's life counts from when it is enqueued, and a timer may lie for months.
    defaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S'
    maxSizeInMegabytes: 5120
  }
}]

resource rules 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = if (isolated) {
  parent: bus
  name: 'default'
  properties: {
    publicNetworkAccess: open
    defaultAction: 'Deny'
    trustedServiceAccessEnabled: false
    ipRules: empty(deployerIpAddress) ? [] : [ { ipMask: deployerIpAddress, action: 'Allow' } ]
  }
}

@description('Name of the namespace.')
output name string = bus.name

@description('Resource id.')
output id string = bus.id

@description('Host name, as the app\'s connection names it.')
output host string = replace(replace(bus.properties.serviceBusEndpoint, 'https://', ''), ':443/', '')

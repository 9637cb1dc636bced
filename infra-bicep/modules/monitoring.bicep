// Logs, metrics and traces: a workspace, and Application Insights on it. Nothing personal is ever logged (rule 5), and
// nobody writes into it without an identity.

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Days for which logs are kept.')
param retentionDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    // Sampled logs would hide dead letters from the alert rules.
    SamplingPercentage: 100
  }
}

@description('Resource id of the workspace, for alert rules.')
output workspaceId string = workspace.id

@description('Name of the component, for role assignments.')
output insightsName string = insights.name

@description('Connection string: says where, grants nothing.')
output insightsConnection string = insights.properties.ConnectionString

// Who watches the watcher. Names of events and metrics are the code's (Telemetry.cs); scripts/check-bicep compares them.

@description('First part of every rule\'s name.')
param prefix string

@description('Name of the action group.')
param actionGroupName string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Mail address that hears of it, or nothing.')
param mail string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Resource id of the Service Bus namespace.')
param busId string

var rules = [
  {
    name: 'dead-letters'
    text: 'A message that no handler could take: open the desk\'s dead letters.'
    query: 'AppTraces | where tostring(Properties.EventName) == "DeadLettered"'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'oldest-due'
    text: 'A message is more than a minute late: calls may not go out.'
    query: 'AppMetrics | where Name == "satark.oldest_due" and Max > 60'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'heartbeat'
    text: 'The timer has not run for five minutes: the app stands still.'
    query: 'AppTraces | where tostring(Properties.EventName) == "Ticked"'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'server-errors'
    text: 'More than five requests in five minutes failed on our side.'
    query: 'AppRequests | where ResultCode startswith "5"'
    operator: 'GreaterThan'
    threshold: 5
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'satark'
    enabled: true
    emailReceivers: empty(mail) ? [] : [ { name: 'operations', emailAddress: mail, useCommonAlertSchema: true } ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for r in rules: {
  name: '${prefix}-${r.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Satark: ${r.name}'
    description: r.text
    severity: 1
    enabled: true
    autoMitigate: true
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    scopes: [ workspaceId ]
    // The tables appear with the first telemetry: the first deployment comes before it.
    skipQueryValidation: true
    criteria: {
      allOf: [ { query: r.query, timeAggregation: 'Count', operator: r.operator, threshold: r.threshold, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } } ]
    }
    actions: { actionGroups: [ people.id ] }
  }
}]

// Dead letters are moved into a table within seconds. What still lies in a queue after five minutes means that nobody moves them.
resource stuck 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${prefix}-dead-letters-stuck'
  location: 'global'
  tags: tags
  properties: {
    description: 'Dead letters lie in their queue: the functions that move them do not run.'
    severity: 1
    enabled: true
    autoMitigate: true
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    scopes: [ busId ]
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [ { criterionType: 'StaticThresholdCriterion', name: 'stuck', metricNamespace: 'Microsoft.ServiceBus/namespaces', metricName: 'DeadletteredMessages', operator: 'GreaterThan', threshold: 0, timeAggregation: 'Minimum' } ]
    }
    actions: [ { actionGroupId: people.id } ]
  }
}

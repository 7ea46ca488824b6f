<#macro menu page>
<ul>
  <li class="<#if page == "jobs">active</#if>"><a href="${request.contextPath}/jobs">Jobs</a></li>
  <#if Request["login"].role == 1>
    <li class="<#if page == "groups">active</#if>"><a href="${request.contextPath}/groups">Groups</a></li>
    <li><a href="${request.contextPath}/people">People</a></li>
    <li><a href="${request.contextPath}/jobs">All jobs</a></li>
  <#else>
    <li><a href="${request.contextPath}/wishes">Wishes</a></li>
  </#if>
</ul>
</#macro>
